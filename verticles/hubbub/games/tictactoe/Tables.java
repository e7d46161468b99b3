package hubbub.games.tictactoe;

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
import hubbub.contract.games.State;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** All matches: each frame is published before the request that led to it is answered. */
final class Tables {
  private final int most;
  private final Bus bus;
  private final LongSupplier millis;
  private final Map<String, Table> tables = new HashMap<>();

  /**
   * Makes room for matches.
   *
   * @param most how many there may be
   * @param bus where frames are published
   * @param millis the time of day, which frames are numbered from
   */
  Tables(int most, Bus bus, LongSupplier millis) {
    this.most = most;
    this.bus = bus;
    this.millis = millis;
  }

  Begun begin(Begin begin) {
    Table before = tables.get(begin.match());
    if (before == null && tables.size() >= most) {
      throw new Fault(ErrorCode.BUSY);
    }
    boolean fresh = begin.state().isEmpty();
    TicTacToe rules = fresh ? new TicTacToe(begin.seed()) : TicTacToeJson.kept(begin.state());
    long known = Math.max(before == null ? 0 : before.number(), fresh ? 0 : TicTacToeJson.number(begin.state()));
    Table table = new Table(begin.match(), rules, Math.max(millis.getAsLong(), known + 1), !fresh);
    tables.put(begin.match(), table);
    if (fresh) {
      show(table);
    }
    return table.begun();
  }

  Done input(Input input) {
    Table table = table(input.match());
    table.play(input);
    show(table);
    if (table.over()) {
      tables.remove(input.match());
      bus.publish(GamesApi.OVER, table.ending());
    }
    return Done.DONE;
  }

  Done pause(OfMatch ask) {
    table(ask.match()).pause();
    return Done.DONE;
  }

  Done resume(OfMatch ask) {
    Table table = table(ask.match());
    if (table.resume()) {
      show(table);
    }
    return Done.DONE;
  }

  Done end(OfMatch ask) {
    tables.remove(ask.match());
    return Done.DONE;
  }

  Snapshot snapshot(OfMatch ask) {
    return table(ask.match()).snapshot();
  }

  private void show(Table table) {
    State shown = table.shown();
    bus.publish(GamesApi.STATE.of(shown.match()), shown);
  }

  private Table table(String match) {
    Table table = tables.get(match);
    if (table == null) {
      throw new Fault(ErrorCode.NO_SUCH_MATCH);
    }
    return table;
  }
}
