package hubbub.console.run;

import hubbub.testing.Await;
import hubbub.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program for tests that runs consoles which do not want to end, and waits to be killed itself. */
public final class Doomed {
  private Doomed() {}

  /** Takes a file to tell the consoles' marks in, once all is running. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    List<Ran> consoles = Stream.of("exec sleep 1000", "trap '' HUP TERM; while :; do sleep 1000; done",
        NothingOutlivesIT.STUBBORN + "while :; do sleep 1000; done")
        .map(script -> Ran.start(Ran.shell(script))).toList();
    Await.until("all run", () -> Processes.marked(consoles.getLast().console().mark()).size() >= 5);
    Path told = Path.of(arguments[0]);
    Path unfinished = told.resolveSibling("unfinished");
    Files.write(unfinished, consoles.stream().map(ran -> ran.console().mark()).toList());
    Files.move(unfinished, told);
    Thread.currentThread().join();
  }
}
