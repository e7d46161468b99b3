package hubbub.console;

import hubbub.conf.Conf;
import hubbub.conf.Loopback;
import hubbub.console.run.BrokenTemplate;
import hubbub.console.run.Template;
import hubbub.process.ProcessLimits;
import hubbub.process.UserRules;
import hubbub.store.StoreConfig;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code conf/console.json} says; {@code conf/README.md} explains it.
 *
 * @param listener where consoles connect
 * @param program what is started, and as whom
 * @param limits how much there may be
 * @param processes what one process may have
 * @param timing how long others are waited for
 * @param throttle how much a console may write
 * @param ring how much of that is kept
 * @param spyAnnounced whether a person is told who watches
 * @param crash how long a console that crashed rests
 * @param auditLines how many lines of the audit are kept
 * @param store where the audit is kept
 */
public record ConsoleConfig(Listener listener, Program program, Limits limits, ProcessLimits processes, Timing timing,
    Amount throttle, Amount ring, boolean spyAnnounced, Crash crash, int auditLines, StoreConfig store) {
  /** Reads a file's object; throws one exception with all problems. */
  public static ConsoleConfig from(JsonObject json) {
    Conf conf = Conf.of(json);
    ConsoleConfig config = from(conf);
    conf.done();
    return config;
  }

  /** Reads without ending the reading, so that its keys can be compared with their documentation. */
  public static ConsoleConfig from(Conf conf) {
    Conf throttle = conf.section("throttle");
    Conf ring = conf.section("ring");
    return new ConsoleConfig(Listener.from(conf.section("listener")), Program.from(conf),
        Limits.from(conf.section("limits")), ProcessLimits.from(conf.section("processes"), 4_096), Timing.from(conf),
        new Amount(throttle.whole("lines", "lines in 100 ms", 0, 1_000_000, 2_000),
            throttle.whole("bytesPerSecond", "bytes/s", 0, 1 << 30, 1 << 20)),
        new Amount(ring.whole("lines", "lines", 0, 100_000, 1_000), ring.whole("bytes", "bytes", 0, 16 << 20, 1 << 20)),
        conf.flag("spyAnnounced", true), Crash.from(conf.section("crash")),
        conf.whole("auditLines", "lines", 1_000, 100_000_000, 100_000),
        StoreConfig.from(conf.section("store"), "console"));
  }

  /**
   * Where consoles connect.
   *
   * @param host the address to bind
   * @param port the port to bind; 0 = any
   */
  public record Listener(String host, int port) {
    private static final int PORT = 9_125;

    private static Listener from(Conf conf) {
      return new Listener(conf.text("host", "address to bind", "127.0.0.1"), conf.whole("port", "", 0, 65_535, PORT));
    }

    /** Tells whether only this machine can reach it. */
    public boolean loopback() {
      return Loopback.only(host);
    }
  }

  /**
   * What is started, and as whom.
   *
   * @param command the command line, with placeholders
   * @param bus where consoles are told to find the bus; empty = where the bridge of this hub says it is
   * @param users as whom the consoles of some run
   * @param consoleUser as whom those of all others run
   */
  public record Program(String command, Optional<String> bus, UserRules users, String consoleUser) {
    private static Program from(Conf conf) {
      String command = conf.text("command", "command line", "{home}/bin/console");
      try {
        Template.of(command);
      } catch (BrokenTemplate broken) {
        conf.problem("command", "a command line: " + broken.getMessage());
      }
      return new Program(command, conf.optionalSection("bus").map(Program::bus), UserRules.from(conf),
          conf.text("consoleUser", "a user of the operating system", "nwconsole"));
    }

    private static String bus(Conf conf) {
      return conf.text("host", "of the event bus bridge", "127.0.0.1") + ":"
          + conf.whole("port", "", 1, 65_535, 7_000);
    }
  }

  /**
   * How much there may be.
   *
   * @param consoles that run or are being ended
   * @param packetBytes of one packet, either way
   * @param waitingBytes of packets that wait for a console
   * @param strangers connections that have not said whose console they are
   * @param wrongCodes from one address within {@link Timing#wrongCodes}
   */
  public record Limits(int consoles, int packetBytes, int waitingBytes, int strangers, int wrongCodes) {
    private static Limits from(Conf conf) {
      return new Limits(conf.whole("consoles", "consoles", 1, 100_000, 200),
          conf.whole("packetBytes", "bytes", 1_024, 16 << 20, 1 << 20),
          conf.whole("waitingBytes", "bytes", 1 << 10, 64 << 20, 4 << 20),
          conf.whole("strangers", "connections", 1, 10_000, 1_024),
          conf.whole("wrongCodes", "codes", 1, 1_000, 10));
    }
  }

  /**
   * How long others are waited for.
   *
   * @param start a console that was started has to connect within
   * @param code how long its code is good
   * @param handshake a connection has to say whose console it is within
   * @param wrongCodes how long wrong codes from an address count
   * @param quit how long a console that was told to quit, or has ended its connection, may take to end by itself
   * @param rest how long nothing may be taken of what a console that has ended said last
   * @param kept how long a console waits for its person
   * @param idle how long it stays without input; zero = for ever
   * @param warning so long before that the person is warned
   * @param bridgeSilence after how long without a word a bridge is taken for dead
   */
  public record Timing(Duration start, Duration code, Duration handshake, Duration wrongCodes, Duration quit,
      Duration rest, Duration kept, Duration idle, Duration warning, Duration bridgeSilence) {
    private static Timing from(Conf conf) {
      Conf timing = conf.section("timing");
      return new Timing(seconds(timing, "startSeconds", 1, 600, 30), seconds(timing, "codeSeconds", 1, 600, 30),
          seconds(timing, "handshakeSeconds", 1, 60, 10), seconds(timing, "wrongCodesSeconds", 1, 3_600, 60),
          seconds(timing, "quitSeconds", 0, 60, 2), seconds(timing, "restSeconds", 1, 3_600, 10),
          seconds(timing, "keptSeconds", 0, 86_400, 60), seconds(timing, "idleSeconds", 0, 31_536_000, 0),
          seconds(timing, "warningSeconds", 0, 86_400, 60),
          seconds(conf.section("bridges"), "silenceSeconds", 1, 3_600, 15));
    }
  }

  /**
   * An amount of what consoles write.
   *
   * @param lines of text
   * @param bytes of packets
   */
  public record Amount(int lines, int bytes) {}

  /**
   * How long a console that crashed rests.
   *
   * @param quiet after a crash
   * @param quick how soon after its start an end is a quick one
   * @param quickEnds how many of these in a row are too many
   * @param down how long it rests then
   */
  public record Crash(Duration quiet, Duration quick, int quickEnds, Duration down) {
    private static Crash from(Conf conf) {
      return new Crash(seconds(conf, "quietSeconds", 0, 86_400, 60), seconds(conf, "quickSeconds", 1, 86_400, 60),
          conf.whole("quickEnds", "ends", 1, 1_000, 5), seconds(conf, "downSeconds", 1, 31_536_000, 3_600));
    }
  }

  private static Duration seconds(Conf conf, String key, int min, int max, int standard) {
    return Duration.ofSeconds(conf.whole(key, "s", min, max, standard));
  }
}
