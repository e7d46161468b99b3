package hubbub.process;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a program can be limited in. Limits hold for each process, but the number of processes for all of a user's; the
 * operating system does not hold root to that one.
 */
public enum Resource {
  PROCESSES('u', 1), OPEN_FILES('n', 1), FILE_BYTES('f', 1024), MEMORY_BYTES('v', 1024), CPU_SECONDS('t', 1),
  CORE_BYTES('c', 1024);

  private final char option;
  private final int unit;

  Resource(char option, int unit) {
    this.option = option;
    this.unit = unit;
  }

  /** Returns what sets limits in the shell. One that is already lower cannot be raised, and stays. */
  public static String commands(Map<Resource, Long> limits) {
    return limits.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(limit -> "ulimit -" + limit.getKey().option
        + " " + limit.getValue() / limit.getKey().unit + " 2>/dev/null; ").collect(Collectors.joining());
  }
}
