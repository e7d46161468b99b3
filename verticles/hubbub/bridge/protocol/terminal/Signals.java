package hubbub.bridge.protocol.terminal;

import java.util.List;
import java.util.Optional;

/** The numbers of signals on Linux, which clients of this protocol speak of. */
final class Signals {
  private static final List<String> NAMES = List.of("HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL",
      "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
      "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");

  private Signals() {}

  static Optional<Integer> number(String name) {
    int place = NAMES.indexOf(name);
    return place < 0 ? Optional.empty() : Optional.of(place + 1);
  }
}
