package hubbub.process;

import java.util.Locale;
import java.util.Optional;

/** A signal as Linux counts them. Real-time signals have numbers only. */
public record Signal(int number) {
  private static final String[] NAMES = {"", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1",
      "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU",
      "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS"};
  private static final int LAST = 64;

  public static final Signal HUP = new Signal(1);
  public static final Signal INT = new Signal(2);
  public static final Signal QUIT = new Signal(3);
  public static final Signal KILL = new Signal(9);
  public static final Signal TERM = new Signal(15);
  public static final Signal CONT = new Signal(18);
  public static final Signal TSTP = new Signal(20);
  public static final Signal WINCH = new Signal(28);

  public Signal {
    if (number < 1 || number > LAST) {
      throw new IllegalArgumentException("a signal is 1 to " + LAST + ", not " + number);
    }
  }

  /** Returns the signal of a number ({@code "15"}) or name ({@code "TERM"}, {@code "sigterm"}), if there is one. */
  public static Optional<Signal> of(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    if (name.matches("[0-9]{1,2}")) {
      int number = Integer.parseInt(name);
      return number >= 1 && number <= LAST ? Optional.of(new Signal(number)) : Optional.empty();
    }
    name = name.startsWith("SIG") ? name.substring(3) : name;
    for (int number = 1; number < NAMES.length; number++) {
      if (NAMES[number].equals(name)) {
        return Optional.of(new Signal(number));
      }
    }
    return Optional.empty();
  }

  /** Returns its name without {@code SIG}, or the number where it has none. */
  public String name() {
    return number < NAMES.length ? NAMES[number] : Integer.toString(number);
  }

  /** Tells whether it ends a shell that has no trap for it. */
  public boolean endsShells() {
    return switch (name()) {
      case "HUP", "INT", "USR1", "USR2", "ALRM", "TERM" -> true;
      default -> false;
    };
  }

  /** Tells whether a key sends it, or the terminal itself: it means what is in the foreground, and nothing else. */
  public boolean isOfTheKeyboard() {
    return equals(INT) || equals(QUIT) || equals(TSTP) || equals(WINCH);
  }
}
