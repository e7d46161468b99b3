package hubbub.games.pong;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.games.Begin;
import hubbub.contract.games.Begun;
import hubbub.contract.games.GamesApi;
import hubbub.contract.games.Input;
import hubbub.contract.games.OfMatch;
import hubbub.contract.games.Snapshot;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * All matches, and the one metronome they are played to: each tick has one frame of each match that runs. It stands
 * still while none does.
 */
final class Courts {
  private final PongConfig config;
  private final Bus bus;
  private final Surroundings surroundings;
  private final Metronome metronome;
  private final Map<String, Court> courts = new HashMap<>();

  Courts(PongConfig config, Bus bus, Surroundings surroundings) {
    this.config = config;
    this.bus = bus;
    this.surroundings = surroundings;
    metronome = new Metronome(surroundings.ticker(), surroundings.nanos(), config.catchUpTicks(), this::play,
        bus.meters().durations("hub_tick_late_seconds", "How late the frames of a game were made.",
            "game", PongVerticle.GAME));
  }

  Begun begin(Begin begin) {
    Court before = courts.get(begin.match());
    if (before == null && courts.size() >= config.matches()) {
      throw new Fault(ErrorCode.BUSY);
    }
    boolean fresh = begin.state().isEmpty();
    Pong pong = fresh ? new Pong(config.rules()) : new Pong(config.rules(), PongJson.kept(begin.state()));
    long known = Math.max(before == null ? 0 : before.number(), fresh ? 0 : PongJson.number(begin.state()));
    Court court = new Court(begin.match(), pong, Math.max(surroundings.millis().getAsLong(), known + 1));
    courts.put(begin.match(), court);
    if (fresh) {
      run(court);
    }
    return new Begun(PongJson.init(), court.frame(), court.number());
  }

  Done input(Input input) {
    Court court = court(input.match());
    court.order(input.seat(), Command.of(input.command()).orElseThrow(() -> new Fault(ErrorCode.COMMAND_INVALID)));
    return Done.DONE;
  }

  Done pause(OfMatch ask) {
    court(ask.match()).pause();
    return Done.DONE;
  }

  Done resume(OfMatch ask) {
    Court court = court(ask.match());
    if (!court.runs()) {
      court.renumber();
      run(court);
    }
    return Done.DONE;
  }

  Done end(OfMatch ask) {
    courts.remove(ask.match());
    return Done.DONE;
  }

  Snapshot snapshot(OfMatch ask) {
    return court(ask.match()).snapshot();
  }

  /** Lets nothing move any more. */
  void close() {
    metronome.stop();
  }

  private void run(Court court) {
    // The others first play what they are late with, which is nothing to one that runs from now on.
    metronome.look();
    court.run();
    metronome.start();
    bus.publishShared(court.topic(), court.shown());
  }

  private void play(int ticks) {
    boolean running = false;
    for (Iterator<Court> all = courts.values().iterator(); all.hasNext();) {
      Court court = all.next();
      if (court.runs()) {
        bus.publishShared(court.topic(), court.play(ticks));
        if (court.over()) {
          all.remove();
          bus.publish(GamesApi.OVER, court.ending());
        } else {
          running = true;
        }
      }
    }
    if (!running) {
      metronome.stop();
    }
  }

  private Court court(String match) {
    Court court = courts.get(match);
    if (court == null) {
      throw new Fault(ErrorCode.NO_SUCH_MATCH);
    }
    return court;
  }
}
