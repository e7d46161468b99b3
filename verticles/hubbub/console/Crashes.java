package hubbub.console;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import java.util.HashMap;
import java.util.Map;

/**
 * Which consoles are not started for now: one that crashed rests for a while, and one that ended by itself soon after
 * each of its last starts stays down for long. An end that somebody asked for is none of these, and ends the row.
 */
final class Crashes {
  private final ConsoleConfig.Crash config;
  private final Map<String, Row> rows = new HashMap<>();

  Crashes(ConsoleConfig.Crash config) {
    this.config = config;
  }

  /** Fails with CONSOLE_DOWN where a person's console is not to be started, at a steady time in milliseconds. */
  void demandStart(Name person, long now) {
    Row row = rows.get(person.key());
    if (row != null && row.until > now) {
      throw new Fault(ErrorCode.CONSOLE_DOWN, "The console crashed. " + again(row.quick, row.until - now));
    }
  }

  /** Notes an end of its own accord; returns when the next start may be, as a sentence, or nothing where at once. */
  String ended(Name person, boolean crashed, long ranMillis, long now) {
    Row before = rows.get(person.key());
    int quick = ranMillis >= config.quick().toMillis() ? 0 : before == null ? 1 : before.quick + 1;
    long rest = quick >= config.quickEnds() ? config.down().toMillis() : crashed ? config.quiet().toMillis() : 0;
    rows.put(person.key(), new Row(quick, now + rest));
    return rest == 0 ? "" : again(quick, rest);
  }

  /** Forgets what happened to a person's consoles. */
  void forget(Name person) {
    rows.remove(person.key());
  }

  /** Forgets what is long past. */
  void clear(long now) {
    rows.values().removeIf(row -> now - row.until > config.down().toMillis());
  }

  private String again(int quick, long millis) {
    return (quick >= config.quickEnds() ? "It ended " + quick + " times in a row soon after its start. " : "")
        + "It can be started again in " + Math.ceilDiv(millis, 1_000L) + " s.";
  }

  /** How many quick ends there were in a row, and until when it is not started. */
  private record Row(int quick, long until) {}
}
