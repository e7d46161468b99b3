package hubbub.matches;

import hubbub.bus.Bus;
import hubbub.bus.Lane;
import hubbub.contract.games.Begun;
import hubbub.contract.games.Snapshot;
import hubbub.contract.matches.Match;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A match that is not over: what is stored of it, who sits where, and how far its game is. What takes more than a
 * moment holds its lane, so that each step sees the outcome of the one before it.
 */
final class LiveMatch {
  /** How far a match is. */
  enum Stage {
    /** It waits for its players. */
    OPEN,
    /** The game has begun. */
    PLAYING,
    /** The game is over, but the result is not stored yet. */
    DECIDED,
    /** It is over, or was deleted. */
    GONE
  }

  /** What the game does, as far as it has said. */
  enum Game {
    /** It does not know the match. */
    ABSENT,
    /** It holds the match still. */
    PAUSED,
    /** It plays the match. */
    RUNNING
  }

  private static final Snapshot NOTHING = new Snapshot(new JsonObject(), new JsonObject(), 0);

  private final Lane lane = new Lane();
  private final Seats seats = new Seats();
  private final Bus addresses;
  private MatchRecord record;
  private Stage stage;
  private Game game = Game.ABSENT;
  private Snapshot latest = NOTHING;
  private Outcome outcome = Outcome.OPEN;
  private boolean paused;
  private String score = "0:0";
  private long stored;
  private int settling;
  private long notBefore = Long.MIN_VALUE;
  private long seq;

  /** Takes a match up; {@code addresses} is where it answers. */
  LiveMatch(MatchRecord record, Bus addresses) {
    this.record = record;
    this.addresses = addresses;
    this.stage = record.started() ? Stage.PLAYING : Stage.OPEN;
  }

  long id() {
    return record.id();
  }

  /** Returns its number as games know it. */
  String key() {
    return Long.toString(record.id());
  }

  Lane lane() {
    return lane;
  }

  Seats seats() {
    return seats;
  }

  Bus addresses() {
    return addresses;
  }

  MatchRecord record() {
    return record;
  }

  /** Takes over what is now stored. */
  void record(MatchRecord stored) {
    record = stored;
  }

  Stage stage() {
    return stage;
  }

  void gone() {
    stage = Stage.GONE;
  }

  Game game() {
    return game;
  }

  void game(Game now) {
    game = now;
  }

  /** Notes that the game has begun to play, or to hold, this match. */
  void begun(Begun begun) {
    boolean anew = latest.state().isEmpty();
    stage = Stage.PLAYING;
    game = anew ? Game.RUNNING : Game.PAUSED;
    latest = new Snapshot(latest.state(), begun.frame(), begun.tick(), latest.hostScore(), latest.challengerScore());
  }

  /** Returns the newest that is known of the game; without state before the first snapshot. */
  Snapshot latest() {
    return latest;
  }

  void latest(Snapshot snapshot) {
    latest = snapshot;
  }

  /** Notes how the game ended; the first to say so is right. */
  void decide(Outcome how) {
    if (stage == Stage.PLAYING) {
      stage = Stage.DECIDED;
      outcome = how;
    }
  }

  Outcome outcome() {
    return outcome;
  }

  /** Tells whether everybody was told last that it stands still. */
  boolean paused() {
    return paused;
  }

  void paused(boolean told) {
    paused = told;
  }

  /** Tells whether the game does what the seats want: it plays while both players are here. */
  boolean aligned() {
    return game == (seats.bothHere() ? Game.RUNNING : Game.PAUSED) && paused != seats.bothHere();
  }

  /** Notes that somebody begins, or has ceased, to look after it. */
  void settling(int change) {
    settling += change;
  }

  /** Tells whether it may be looked after at this steady time: nobody does so, and the last failure is not new. */
  boolean idle(long now) {
    return settling == 0 && now >= notBefore;
  }

  /** Notes until when it is left alone after a failure. */
  void notBefore(long time) {
    notBefore = time;
  }

  /** Returns the score of the newest snapshot, if it is another than when this was asked last. */
  Optional<String> newScore() {
    String before = score;
    score = latest.hostScore() + ":" + latest.challengerScore();
    return Optional.of(score).filter(now -> !now.equals(before));
  }

  /** Tells whether more is known of the game than is stored. */
  boolean unstored() {
    return latest.tick() != stored && !latest.state().isEmpty();
  }

  /** Notes that everything is stored up to a frame. */
  void stored(long tick) {
    stored = tick;
  }

  /** Returns the number of the newest event. */
  long seq() {
    return seq;
  }

  long nextSeq() {
    return ++seq;
  }

  Match shown() {
    return new Match(record.id(), record.game(), record.host(), record.challenger(), record.ready(),
        seats.spectators(), record.createdAt(), record.startedAt(), stage == Stage.PLAYING && paused);
  }
}
