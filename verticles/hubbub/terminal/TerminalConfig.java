package hubbub.terminal;

import hubbub.conf.Conf;
import hubbub.process.ProcessLimits;
import hubbub.process.UserRules;
import hubbub.store.StoreConfig;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code conf/terminal.json} says; {@code conf/README.md} explains it.
 *
 * @param users as whom commands run
 * @param policy which commands may be run
 * @param limits how much a person may have
 * @param processes what one process may have
 * @param times how long sessions stay
 * @param output how much of it is kept
 * @param files where files may be read; empty = below the home of the user
 * @param recordings where recordings are kept, and how large one may be
 * @param timing how long others are waited for
 * @param auditLines how many lines of the audit are kept
 * @param store where audit and documents are kept
 */
public record TerminalConfig(UserRules users, Policy policy, Limits limits, ProcessLimits processes, Stay times,
    Kept output, Optional<String> files, Recordings recordings, Timing timing, int auditLines, StoreConfig store) {
  /** Reads a file's object; throws one exception with all problems. */
  public static TerminalConfig from(JsonObject json) {
    Conf conf = Conf.of(json);
    TerminalConfig config = from(conf);
    conf.done();
    return config;
  }

  /** Reads without ending the reading, so that its keys can be compared with their documentation. */
  public static TerminalConfig from(Conf conf) {
    return new TerminalConfig(UserRules.from(conf), Policy.from(conf.section("policy")),
        Limits.from(conf.section("limits")), ProcessLimits.from(conf.section("processes"), 1_024),
        Stay.from(conf.section("sessions")), Kept.from(conf.section("output")),
        conf.section("files").optionalText("root", "a folder"), Recordings.from(conf.section("recordings")),
        Timing.from(conf), conf.whole("auditLines", "lines", 1_000, 100_000_000, 100_000),
        StoreConfig.from(conf.section("store"), "terminal"));
  }

  /**
   * How much a person may have.
   *
   * @param sessions at a time
   * @param commands that run at a time, in all sessions together
   * @param inputBytes typed at once
   * @param documentBytes of one document
   */
  public record Limits(int sessions, int commands, int inputBytes, int documentBytes) {
    private static Limits from(Conf conf) {
      return new Limits(conf.whole("sessions", "sessions", 1, 1_000, 5),
          conf.whole("commands", "commands", 1, 10_000, 20),
          conf.whole("inputBytes", "bytes", 1_024, 1 << 20, 64 << 10),
          conf.whole("documentBytes", "bytes of JSON", 1_024, 512 << 10, 64 << 10));
    }
  }

  /**
   * How long sessions stay.
   *
   * @param kept after the last viewer
   * @param idle after anybody ran or typed something
   * @param oldest after they were opened
   * @param warning so long before the latter two a warning is told
   */
  public record Stay(Duration kept, Duration idle, Duration oldest, Duration warning) {
    private static Stay from(Conf conf) {
      return new Stay(Duration.ofSeconds(conf.whole("keptSeconds", "s", 1, 604_800, 900)),
          Duration.ofSeconds(conf.whole("idleSeconds", "s", 1, 31_536_000, 14_400)),
          Duration.ofSeconds(conf.whole("oldestSeconds", "s", 1, 31_536_000, 604_800)),
          Duration.ofSeconds(conf.whole("warningSeconds", "s", 0, 86_400, 300)));
    }
  }

  /**
   * How much output is kept.
   *
   * @param ringBytes of one command
   * @param commands of a session that have ended
   * @param bytes of all these together
   */
  public record Kept(int ringBytes, int commands, int bytes) {
    private static Kept from(Conf conf) {
      return new Kept(conf.whole("ringBytes", "bytes", 64 << 10, 64 << 20, 2 << 20),
          conf.whole("commands", "commands", 0, 1_000, 20),
          conf.whole("bytes", "bytes", 64 << 10, 1 << 30, 16 << 20));
    }
  }

  /**
   * Recordings.
   *
   * @param folder where they are kept
   * @param bytes how large one may be; what comes then is not recorded
   */
  public record Recordings(Path folder, int bytes) {
    private static Recordings from(Conf conf) {
      return new Recordings(StoreConfig.dataFolder().resolve(
          conf.text("folder", "within the data folder, or absolute", "terminal-recordings")),
          conf.whole("bytes", "bytes", 1_024, 1 << 30, 64 << 20));
    }
  }

  /**
   * How long others are waited for.
   *
   * @param bridgeSilence after how long without a word a bridge is taken for dead
   * @param fileRead how long reading a piece of a file may take
   * @param longCommand a command that ran longer is told of when it has ended
   */
  public record Timing(Duration bridgeSilence, Duration fileRead, Duration longCommand) {
    private static Timing from(Conf conf) {
      return new Timing(Duration.ofSeconds(conf.section("bridges").whole("silenceSeconds", "s", 1, 3_600, 15)),
          Duration.ofSeconds(conf.whole("fileSeconds", "s", 1, 60, 5)),
          Duration.ofSeconds(conf.whole("longCommandSeconds", "s", 1, 86_400, 30)));
    }
  }
}
