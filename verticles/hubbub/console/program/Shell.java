package hubbub.console.program;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One command at a time of the shell, as the user this program runs as; what it writes goes to the page at once. */
final class Shell {
  private static final int CHUNK = 8_192;
  private static final int PATIENCE_SECONDS = 2;

  private final Page page;
  private Optional<Process> running = Optional.empty();

  Shell(Page page) {
    this.page = page;
    Runtime.getRuntime().addShutdownHook(new Thread(() -> current().ifPresent(Shell::kill)));
  }

  void addTo(Commands commands) {
    commands.addForWizards("shell", "COMMAND", "Runs a command of the shell; stop ends it.",
        line -> run(line.demandRest()));
    commands.addForWizards("stop", "", "Ends the command that runs.", line -> stop());
  }

  private void run(String command) throws Refused {
    if (current().isPresent()) {
      throw new Refused("A command runs already. Type stop to end it.");
    }
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
        .redirectErrorStream(true).redirectInput(Redirect.from(new File("/dev/null")));
    // What proves this console to the hub is nobody else's business.
    builder.environment().keySet().removeIf(name -> name.startsWith("HUBBUB_"));
    try {
      Process process = builder.start();
      begin(process);
      Thread reader = new Thread(() -> stream(process), "shell");
      reader.setDaemon(true);
      reader.start();
    } catch (IOException problem) {
      throw new Refused("It cannot be run: " + problem.getMessage());
    }
  }

  private synchronized void begin(Process process) {
    running = Optional.of(process);
  }

  private void stop() throws Refused {
    Process process = current().orElseThrow(() -> new Refused("No command runs."));
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    Thread.ofVirtual().start(() -> {
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          kill(process);
        }
      } catch (InterruptedException interrupted) {
        kill(process);
      }
    });
  }

  private void stream(Process process) {
    char[] chunk = new char[CHUNK];
    StringBuilder text = new StringBuilder();
    try (Reader reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      for (int read = reader.read(chunk); read >= 0; read = reader.read(chunk)) {
        text.append(chunk, 0, read);
        show(text, reader.ready());
      }
      show(text, false);
      int status = process.waitFor();
      page.say(status == 0 ? "Done." : "Ended with status " + status + ".");
    } catch (IOException | InterruptedException lost) {
      page.say("Its output is lost: " + lost.getMessage());
    }
  }

  // While more is there lines are kept whole, unless they are very long.
  private void show(StringBuilder text, boolean more) {
    int end = more && text.length() < 2 * CHUNK ? text.lastIndexOf("\n") + 1 : text.length();
    if (end > 0) {
      String shown = text.substring(0, end);
      page.say(shown.endsWith("\n") ? shown.substring(0, end - 1) : shown);
      text.delete(0, end);
    }
  }

  private synchronized Optional<Process> current() {
    return running.filter(Process::isAlive);
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
