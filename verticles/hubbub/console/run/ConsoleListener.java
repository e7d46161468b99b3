package hubbub.console.run;

import hubbub.process.Outcome;
import java.util.List;

/** Hears of the end of a console, once, on the console's own thread. */
public interface ConsoleListener {
  /**
   * The console's process has ended; what it started may still be there and is being ended.
   *
   * @param outcome how it ended
   * @param lastLines the last of what it and its children wrote to their outputs, for the log
   */
  void ended(Outcome outcome, List<String> lastLines);
}
