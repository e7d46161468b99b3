package hubbub.terminal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program for tests that runs commands which do not want to end, and waits to be killed itself. */
public final class Doomed {
  private Doomed() {}

  /** Takes a file to tell the session's mark and folder in, once all is running. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    Session session = Session.open(SessionFixture.options(Path.of(arguments[0]).getParent()));
    Stubborn.COMMANDS.forEach(command -> Stubborn.start(session, command));
    Stubborn.start(session, Stubborn.LEAVING).toItsEnd();
    Recorded.withoutCredit(session, CommandRequest.plain("yes"));
    Recorded.started(session, CommandRequest.login(Size.USUAL)).type("nohup sleep 1000 &\n");
    Path told = Path.of(arguments[0]);
    Path unfinished = told.resolveSibling("unfinished");
    Files.write(unfinished, List.of(session.mark(), session.folder()));
    Files.move(unfinished, told);
    Thread.currentThread().join();
  }
}
