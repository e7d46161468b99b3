package hubbub.bridge.protocol.terminal;

import hubbub.contract.terminal.Screen;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size of the terminal that a handshake asks for: {@code ?cols=80&rows=24}, in any order, or the usual one. */
final class RawTarget {
  private static final Pattern PARAMETER = Pattern.compile("(cols|rows)=([1-9]\\d{0,3}|10000)");
  private static final Pattern TERM = Pattern.compile("term=([A-Za-z0-9._+-]{1,64})");

  private RawTarget() {}

  /** Returns it; empty where the query is malformed. */
  static Optional<Screen> screen(String target) {
    int mark = target.indexOf('?');
    Screen screen = Screen.USUAL;
    for (String parameter : mark < 0 ? new String[0] : target.substring(mark + 1).split("&")) {
      Matcher number = PARAMETER.matcher(parameter);
      Matcher term = TERM.matcher(parameter);
      if (number.matches()) {
        int count = Integer.parseInt(number.group(2));
        screen = number.group(1).equals("cols") ? new Screen(count, screen.rows(), screen.term())
            : new Screen(screen.cols(), count, screen.term());
      } else if (term.matches()) {
        screen = new Screen(screen.cols(), screen.rows(), term.group(1));
      } else if (!parameter.isEmpty() && parameter.matches("(cols|rows|term)(=.*)?")) {
        return Optional.empty();
      }
    }
    return Optional.of(screen);
  }
}
