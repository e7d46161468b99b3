package hubbub.contract.matches;

import hubbub.contract.Alive;
import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.Pulse;
import hubbub.contract.Topic;

/**
 * The addresses of the {@code matches} verticle. Everything that must last is in the store before it is answered or
 * published. A person is in one match at the most, in one role.
 *
 * <p>A running match is an address of its own: {@link #join}, {@link #leave} and {@link #command} of its number. For a
 * while after the end they answer NO_SUCH_MATCH, and commands MATCH_ENDED; where there never was such a match nobody
 * answers at all, which is UNAVAILABLE as when the verticle is away. {@link #GET} tells the two apart.
 *
 * <p>What happens in a match goes {@link #EVENT} to whoever listens; what is to be seen goes from the game to the
 * bridge directly, at {@link hubbub.contract.games.GamesApi#STATE}. Frames may come from there before INIT: the bridge
 * keeps the newest and shows it behind INIT.
 *
 * <pre>{@code
 * bus.listen(MatchesApi.EVENT.of("17"), event -> ...).ready()
 *     .compose(ready -> bus.call(MatchesApi.join(17), new Join("Ann", Role.HOST, session, bridge)))
 *     .onSuccess(joined -> ...)
 * }</pre>
 */
public final class MatchesApi {
  /**
   * Makes a match; the actor is its host from now on, connected or not. Fails with ALREADY_IN_MATCH, NO_SUCH_GAME,
   * NAME_INVALID, BUSY (there are as many matches as allowed).
   */
  public static final Endpoint<Create, Match> CREATE =
      new Endpoint<>("matches.create", Create::fromJson, Match::fromJson);

  /** One match that is not over. Fails with NO_SUCH_MATCH. */
  public static final Endpoint<OfMatch, Match> GET = new Endpoint<>("matches.get", OfMatch::fromJson, Match::fromJson);

  /** The games in which a match can be made, the default first; whether they answer now is another matter. */
  public static final Endpoint<Done, GameList> GAMES =
      new Endpoint<>("matches.games", Done::fromJson, GameList::fromJson);

  /** The matches that are not over. */
  public static final Endpoint<MatchQuery, MatchList> LIST =
      new Endpoint<>("matches.list", MatchQuery::fromJson, MatchList::fromJson);

  /**
   * Deletes a match that has not started; all its connections end. Fails with NO_SUCH_MATCH, NOT_HOST, MATCH_STARTED.
   */
  public static final Endpoint<ActOnMatch, Done> DELETE =
      new Endpoint<>("matches.delete", ActOnMatch::fromJson, Done::fromJson);

  /** The matches that are over. */
  public static final Endpoint<ResultQuery, ResultList> RESULTS =
      new Endpoint<>("matches.results", ResultQuery::fromJson, ResultList::fromJson);

  /** One match that is over. Fails with NO_SUCH_MATCH. */
  public static final Endpoint<OfMatch, Result> RESULT =
      new Endpoint<>("matches.result", OfMatch::fromJson, Result::fromJson);

  /** Anybody's rating and whereabouts. Fails with NAME_INVALID. */
  public static final Endpoint<OfPlayer, Player> PLAYER =
      new Endpoint<>("matches.player", OfPlayer::fromJson, Player::fromJson);

  /** The leaderboard, or these players. Fails with NAME_INVALID. */
  public static final Endpoint<PlayerQuery, PlayerList> PLAYERS =
      new Endpoint<>("matches.players", PlayerQuery::fromJson, PlayerList::fromJson);

  /** A bridge instance lives; its sessions are taken to have left when this is missed for 15 s. */
  public static final Endpoint<Alive, Pulse> ALIVE = new Endpoint<>("matches.alive", Alive::fromJson, Pulse::fromJson);

  /** What happens in one match: {@code EVENT.of(id)}, by its number. */
  public static final Topic<MatchEvent> EVENT = new Topic<>("matches.event.match", MatchEvent::fromJson);

  /** The matches verticle has started; bridges join their sessions again, without their clients hearing of it. */
  public static final Topic<Pulse> STARTED = new Topic<>("matches.event.started", Pulse::fromJson);

  private MatchesApi() {}

  /**
   * Takes a seat. Of several who want to be the challenger exactly one is; the same person in the same role takes the
   * seat again, and an older session of it is told to end by a KICK. When the second player of a paused match is back
   * it goes on. Fails with NO_SUCH_MATCH, NOT_YOUR_MATCH (as host of somebody else's match), ALREADY_IN_MATCH,
   * MATCH_FULL, SPECTATORS_FULL, NAME_INVALID.
   *
   * @param id the number of the match
   */
  public static Endpoint<Join, Joined> join(long id) {
    return new Endpoint<>(at(id, "join"), Join::fromJson, Joined::fromJson);
  }

  /**
   * Leaves a seat; never fails for a session that is not there. A spectator is out. A challenger is out before the
   * start. Otherwise the seat is kept for its person: a match that has started pauses meanwhile and is forfeited after
   * 30 s, a host who is away for 5 minutes before the start loses the match. Where it is the hub that ends the session,
   * the challenger's seat is kept before the start as well, and players are waited for as after a new start, 60 s.
   * Fails with NO_SUCH_MATCH (some time after the end).
   *
   * @param id the number of the match
   */
  public static Endpoint<Leave, Done> leave(long id) {
    return new Endpoint<>(at(id, "leave"), Leave::fromJson, Done::fromJson);
  }

  /**
   * Does what a participant wants; what spectators want is ignored. Fails with COMMAND_INVALID (unknown, or wrong for
   * the state, the role or the turn), CHALLENGER_NOT_READY ({@code start_match} too early), MATCH_ENDED,
   * NO_SUCH_SESSION (join again), UNAVAILABLE (the game does not answer now).
   *
   * @param id the number of the match
   */
  public static Endpoint<MatchCommand, Done> command(long id) {
    return new Endpoint<>(at(id, "command"), MatchCommand::fromJson, Done::fromJson);
  }

  private static String at(long id, String verb) {
    return "matches.at." + id + "." + verb;
  }
}
