package hubbub.contract.games;

import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.Message;
import hubbub.contract.Topic;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/**
 * The addresses of a game, whatever its language: a game of the name {@code pong} answers at {@code games.pong.begin}
 * and so on, and its health at {@code games.pong.health}. It is asked by {@code matches} alone, which knows the people
 * and keeps what must last; the game keeps its matches in memory. Requests about a match that the game has not, or has
 * no more, fail with NO_SUCH_MATCH where nothing else is said.
 *
 * <p>Frames are numbered so that whoever hears of one by two ways, or of an old one late, keeps the newest. A match
 * that is begun, anew or again, counts from the time of that moment, in milliseconds since the epoch, or from one more
 * than the newest number it knows of, whichever is larger. As no game shows a thousand frames a second, a match that
 * goes on after a crash numbers its frames above all that were told before it.
 */
public final class GamesApi {
  /**
   * Every frame of one match: {@code STATE.of(match)}, also the last. The first comes when a match is begun from
   * nothing and when it is resumed, before the request is answered; then whenever something has changed. Whoever
   * listens on the game's node may be given the very objects that others are given: read them, change nothing.
   */
  public static final Topic<State> STATE = new Topic<>("games.event.state", State::fromJson);

  /** A match was played to its end. The game has forgotten it; its last frame was published before this. */
  public static final Topic<Over> OVER = new Topic<>("games.event.over", Over::fromJson);

  /** A game was started and can be asked; whoever had matches in it begins them again from their snapshots. */
  public static final Topic<Started> STARTED = new Topic<>("games.event.started", Started::fromJson);

  private GamesApi() {}

  /**
   * Begins a match. A new one runs at once; one that is begun from a snapshot is as it was then, but paused. A match
   * that the game has already is replaced, so asking twice is harmless. Fails with BAD_REQUEST where the state is none
   * of this game's, and with BUSY where the game has as many matches as it may.
   *
   * @param game the name of the game, such as {@code pong}
   */
  public static Endpoint<Begin, Begun> begin(String game) {
    return endpoint(game, "begin", Begin::fromJson, Begun::fromJson);
  }

  /**
   * Tells what a player does. Fails with NO_SUCH_MATCH, COMMAND_INVALID: the game has no such command, its arguments
   * are wrong, or it is not allowed now, for example out of turn or while the match is paused. A game in which time
   * passes by itself may drop commands without saying so, as Pong does while it is paused.
   *
   * @param game the name of the game, such as {@code pong}
   */
  public static Endpoint<Input, Done> input(String game) {
    return endpoint(game, "input", Input::fromJson, Done::fromJson);
  }

  /**
   * Stops a match's time: nothing changes in it until it is resumed. Harmless for one that is paused. Fails with
   * NO_SUCH_MATCH.
   *
   * @param game the name of the game, such as {@code pong}
   */
  public static Endpoint<OfMatch, Done> pause(String game) {
    return endpoint(game, "pause", OfMatch::fromJson, Done::fromJson);
  }

  /**
   * Lets a match go on where it was paused. Harmless for one that runs. Fails with NO_SUCH_MATCH.
   *
   * @param game the name of the game, such as {@code pong}
   */
  public static Endpoint<OfMatch, Done> resume(String game) {
    return endpoint(game, "resume", OfMatch::fromJson, Done::fromJson);
  }

  /**
   * Forgets a match without a word. Harmless for one that is unknown.
   *
   * @param game the name of the game, such as {@code pong}
   */
  public static Endpoint<OfMatch, Done> end(String game) {
    return endpoint(game, "end", OfMatch::fromJson, Done::fromJson);
  }

  /**
   * Returns a match as it stands, running or paused; it goes on undisturbed. Fails with NO_SUCH_MATCH.
   *
   * @param game the name of the game, such as {@code pong}
   */
  public static Endpoint<OfMatch, Snapshot> snapshot(String game) {
    return endpoint(game, "snapshot", OfMatch::fromJson, Snapshot::fromJson);
  }

  /** Returns the noun of a game, which its line in the list of verticles and its health address begin with. */
  public static String noun(String game) {
    return "games." + game;
  }

  private static <Q extends Message, R extends Message> Endpoint<Q, R> endpoint(
      String game, String verb, Function<JsonObject, Q> request, Function<JsonObject, R> reply) {
    return new Endpoint<>(noun(game) + "." + verb, request, reply);
  }
}
