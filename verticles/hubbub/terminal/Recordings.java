package hubbub.terminal;

import hubbub.bus.Times;
import hubbub.contract.terminal.Run;
import hubbub.contract.terminal.Screen;
import hubbub.store.StoreConfig;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;

/** Where recordings of commands are kept: a file for each, in the form asciicast v2. */
final class Recordings {
  private static final int MILLIS = 1_000;

  private final TerminalConfig.Recordings config;
  private final Times times;

  Recordings(TerminalConfig.Recordings config, Times times) {
    this.config = config;
    this.times = times;
  }

  /** Returns what records a command, where that was asked for; no file is made before the command runs. */
  Recorder recorder(Terminal terminal, Job job) {
    if (!job.run().recorded()) {
      return Recorder.NONE;
    }
    Path file = config.folder().resolve(terminal.id() + "-" + job.serverId() + ".cast");
    return new Asciicast(file, shown(file), header(job.run()), config.bytes());
  }

  private JsonObject header(Run run) {
    Screen screen = run.screen();
    return new JsonObject().put("version", 2).put("width", screen.cols()).put("height", screen.rows())
        .put("timestamp", times.now() / MILLIS).put("command", run.command())
        .put("env", new JsonObject().put("TERM", Runs.term(screen)));
  }

  private static String shown(Path file) {
    Path data = StoreConfig.dataFolder();
    return file.startsWith(data) ? data.relativize(file).toString() : file.toString();
  }
}
