package hubbub.console.run;

import hubbub.process.OsUser;
import hubbub.process.Outcome;
import hubbub.process.Patience;
import hubbub.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A console of a test: a few lines of shell, or any program, and what was told of its end. */
final class Ran implements ConsoleListener {
  static final Patience SHORT = new Patience(Duration.ofMillis(300), Duration.ofMillis(600));

  private volatile Outcome outcome;
  private volatile List<String> lines = List.of();
  private ConsoleProcess console;

  /** Returns how lines of shell are started as the hub's own user, with little patience. */
  static Launch shell(String script, String... arguments) {
    return Launch.of(OsUser.ofTheHub(), words(script, arguments)).withPatience(SHORT);
  }

  static List<String> words(String script, String... arguments) {
    return Stream.concat(Stream.of("sh", "-c", script, "sh"),
        Stream.of(arguments)).toList();
  }

  static Ran start(Launch launch) {
    Ran ran = new Ran();
    ran.console = ConsoleProcess.start(launch, ran);
    return ran;
  }

  Ran toItsEnd() {
    Await.until("the console has ended", () -> console.completion().isDone());
    return this;
  }

  @Override
  public void ended(Outcome how, List<String> last) {
    if (outcome != null) {
      throw new AssertionError("ended twice");
    }
    lines = last;
    outcome = how;
  }

  ConsoleProcess console() {
    return console;
  }

  boolean hasEnded() {
    return outcome != null;
  }

  List<String> lines() {
    return lines;
  }

  /** Returns the exit code, or 1,000 and the number of the signal. */
  int status() {
    return switch (outcome) {
      case Outcome.Exited exited -> exited.code();
      case Outcome.Signalled signalled -> 1000 + signalled.signal().number();
    };
  }
}
