package hubbub.contract.console.desk;

import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.Message;
import hubbub.contract.Topic;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.matches.Match;
import hubbub.contract.matches.MatchList;
import hubbub.contract.rooms.Page;
import hubbub.contract.rooms.People;
import hubbub.contract.rooms.RoomList;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.Said;
import hubbub.contract.rooms.Sent;
import hubbub.contract.terminal.TerminalApi;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/**
 * What a program that is somebody's console may ask the hub over the bus bridge, in that person's name. Who asks is
 * known by the header {@code hubbub-console}, which the bridge sets. Every request is an {@link Ask} of which it needs
 * the fields that are named, and fails with NO_SUCH_CONSOLE where it comes from no console that runs.
 *
 * <p>The desk itself decides nothing but who may ask what: those who must be wizards or administrators fail with
 * FORBIDDEN otherwise. What is asked is then done by the verticle it belongs to, and fails as it says: so a wizard who
 * is no administrator moderates the rooms the wizard owns, and fails with FORBIDDEN or NOT_OWNER elsewhere.
 */
public final class DeskApi {
  /** For whom the console speaks; asked first, as the answer says at which address its events come. */
  public static final Endpoint<Ask, Hello> HELLO = asked("hello", Hello::fromJson);

  /**
   * Comes into the rooms: what is said there, and to the person, comes at {@link #EVENT} from now on. Whatever needs
   * it does so by itself. Fails as {@link RoomsApi#ATTACH}.
   */
  public static final Endpoint<Ask, Welcome> ENTER = asked("enter", Welcome::fromJson);

  /** Everybody who is connected. */
  public static final Endpoint<Ask, People> WHO = asked("who", People::fromJson);

  /** The rooms the person may see. */
  public static final Endpoint<Ask, RoomList> ROOMS = asked("rooms", RoomList::fromJson);

  /** The newest messages of a {@code room}, at most {@code limit}. Fails with NOT_MEMBER. */
  public static final Endpoint<Ask, Page> HISTORY = asked("history", Page::fromJson);

  /** Says a {@code text} in a {@code room}. Fails as {@link RoomsApi#SAY}. */
  public static final Endpoint<Ask, Said> SAY = asked("say", Said::fromJson);

  /** Says a {@code text} to a {@code person}. Fails as {@link RoomsApi#DIRECT}. */
  public static final Endpoint<Ask, Sent> MSG = asked("msg", Sent::fromJson);

  /** The matches that are not over. */
  public static final Endpoint<Ask, MatchList> MATCHES = asked("matches", MatchList::fromJson);

  /**
   * Looks on at a {@code match}, instead of the one before. Fails with NO_SUCH_MATCH, ALREADY_IN_MATCH,
   * SPECTATORS_FULL.
   */
  public static final Endpoint<Ask, Match> WATCH = asked("watch", Match::fromJson);

  /** Looks on no more. */
  public static final Endpoint<Ask, Done> UNWATCH = asked("unwatch", Done::fromJson);

  /** The person's aliases. */
  public static final Endpoint<Ask, Aliases> ALIASES = asked("aliases", Aliases::fromJson);

  /**
   * Keeps a {@code text} under a {@code name}, or forgets the name where the text is empty; answered with all there are
   * then. Fails with NAME_INVALID, DOCUMENT_TOO_LARGE.
   */
  public static final Endpoint<Ask, Aliases> ALIAS = asked("alias", Aliases::fromJson);

  /**
   * Says a {@code text} to everybody, as the hub. For wizards; fails with FORBIDDEN, and as {@link RoomsApi#ANNOUNCE}.
   */
  public static final Endpoint<Ask, Done> BROADCAST = asked("broadcast", Done::fromJson);

  /**
   * Sends a {@code person} out of a {@code room}, because of {@code text}. For wizards; fails with FORBIDDEN, and as
   * {@link RoomsApi#KICK}.
   */
  public static final Endpoint<Ask, Done> KICK = asked("kick", Done::fromJson);

  /**
   * Silences a {@code person} in a {@code room} for so many {@code seconds}. For wizards; fails with FORBIDDEN, and as
   * {@link RoomsApi#MUTE}.
   */
  public static final Endpoint<Ask, Done> MUTE = asked("mute", Done::fromJson);

  /**
   * Lets a {@code person} speak in a {@code room} again. For wizards; fails with FORBIDDEN, and as {@link
   * RoomsApi#UNMUTE}.
   */
  public static final Endpoint<Ask, Done> UNMUTE = asked("unmute", Done::fromJson);

  /**
   * Keeps a {@code person} out of the hub for so many {@code seconds}, or out of a {@code room}. For wizards; fails
   * with FORBIDDEN, and as {@link AuthApi#BAN} or as {@link RoomsApi#BAN}.
   */
  public static final Endpoint<Ask, Done> BAN = asked("ban", Done::fromJson);

  /**
   * Lets a {@code person} into the hub, or into a {@code room}, again. For wizards; fails with FORBIDDEN, and as
   * {@link AuthApi#UNBAN} or as {@link RoomsApi#UNBAN}.
   */
  public static final Endpoint<Ask, Done> UNBAN = asked("unban", Done::fromJson);

  /** Ends every login of a {@code person}. For wizards; fails with FORBIDDEN, and as {@link AuthApi#REVOKE}. */
  public static final Endpoint<Ask, Done> REVOKE = asked("revoke", Done::fromJson);

  /** Consoles and terminal sessions that run. For wizards; fails with FORBIDDEN. */
  public static final Endpoint<Ask, Sessions> SESSIONS = asked("sessions", Sessions::fromJson);

  /**
   * Ends the console or terminal session with this {@code name}. For wizards; fails with FORBIDDEN, and as {@link
   * TerminalApi#END}.
   */
  public static final Endpoint<Ask, Done> KILL = asked("kill", Done::fromJson);

  /** How the hub is. For wizards; fails with FORBIDDEN. */
  public static final Endpoint<Ask, Stats> STATS = asked("stats", Stats::fromJson);

  /** The newest lines of the hub's log, at most {@code limit}. For wizards; fails with FORBIDDEN. */
  public static final Endpoint<Ask, LogLines> LOG = asked("log", LogLines::fromJson);

  /** What a person at a console hears: {@code EVENT.of(console)}, by the console's id. */
  public static final Topic<DeskEvent> EVENT = new Topic<>("console.event.desk", DeskEvent::fromJson);

  private DeskApi() {}

  private static <R extends Message> Endpoint<Ask, R> asked(String verb, Function<JsonObject, R> answer) {
    return new Endpoint<>("console.desk." + verb, Ask::fromJson, answer);
  }
}
