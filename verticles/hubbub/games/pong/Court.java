package hubbub.games.pong;

import hubbub.contract.Topic;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.Over;
import hubbub.contract.games.Seat;
import hubbub.contract.games.Snapshot;
import hubbub.contract.games.State;
import io.vertx.core.json.JsonObject;

/** One match where it is played: its rules, the numbers of its frames, and whether it runs. */
final class Court {
  private final String match;
  private final Topic<State> topic;
  private final Pong pong;
  private long number;
  private boolean runs;

  /**
   * Opens a match that stands still.
   *
   * @param match the match
   * @param pong its rules, where it stands
   * @param number the number of what is to be seen now
   */
  Court(String match, Pong pong, long number) {
    this.match = match;
    this.topic = GamesApi.STATE.of(match);
    this.pong = pong;
    this.number = number;
  }

  /** Hands a command to a paddle; while nothing moves it is lost. */
  void order(Seat seat, Command command) {
    if (runs) {
      pong.order(seat, command);
    }
  }

  void run() {
    runs = true;
  }

  void pause() {
    runs = false;
  }

  boolean runs() {
    return runs;
  }

  /** Plays so many ticks, or as many as there are until the end; returns what is to be seen then. */
  State play(int ticks) {
    boolean bounced = false;
    for (int i = 0; i < ticks && !over(); i++) {
      pong.step();
      number++;
      bounced |= pong.bounced();
    }
    return new State(match, number, PongJson.frame(pong, bounced));
  }

  /** Gives what is to be seen now a new number, as it is shown once more. */
  void renumber() {
    number++;
  }

  State shown() {
    return new State(match, number, frame());
  }

  boolean over() {
    return pong.winner().isPresent();
  }

  /** Returns how a match that is over has ended. */
  Over ending() {
    return new Over(match, pong.winner().orElseThrow(), pong.leftScore(), pong.rightScore(), frame());
  }

  Snapshot snapshot() {
    return new Snapshot(PongJson.state(pong.kept(), number), frame(), number, pong.leftScore(), pong.rightScore());
  }

  JsonObject frame() {
    return PongJson.frame(pong, pong.bounced());
  }

  long number() {
    return number;
  }

  Topic<State> topic() {
    return topic;
  }
}
