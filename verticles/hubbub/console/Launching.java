package hubbub.console;

import hubbub.console.run.ConsoleProcess;
import hubbub.console.run.Launch;
import hubbub.console.run.Template;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.busbridge.BusBridgeApi;
import hubbub.contract.console.Attach;
import hubbub.process.CannotRun;
import hubbub.process.OsUser;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the programs of consoles, on worker threads, and hears of their ends. */
final class Launching {
  private static final Logger LOG = LoggerFactory.getLogger(Launching.class);

  private final Office office;
  private final Fates fates;
  private final Users users;
  private final Template template;
  private final IntSupplier port;
  private final String home;

  /** Starts programs that connect to a port, which is known when the first one is started. */
  Launching(Office office, Fates fates, Template template, IntSupplier port) {
    ConsoleConfig config = office.config();
    this.office = office;
    this.fates = fates;
    this.users = new Users(config.program().users(), config.program().consoleUser());
    this.template = template;
    this.port = port;
    this.home = Path.of(System.getProperty("hubbub.home", "")).toAbsolutePath().toString();
  }

  Future<ConsoleProcess> start(Console console, Attach attach) {
    boolean loopback = attach.loopback() && office.config().listener().loopback();
    return door().compose(bus -> office.blocking(() -> {
      OsUser user = users.of(console.owner(), attach.principal().roles(), loopback);
      return new Started(user, start(console, user, bus));
    })).map(started -> {
      console.user(started.user.name());
      LOG.info("console.started console={} user={} pid={}", console.id(), started.user.name(), started.process.pid());
      return started.process;
    });
  }

  // A hub may have no bridge.
  private Future<Optional<String>> door() {
    Optional<String> told = office.config().program().bus();
    return told.isPresent() ? Future.succeededFuture(told) : office.bus().call(BusBridgeApi.WHERE, Done.DONE)
        .map(where -> Optional.of(where.host() + ":" + where.port())).otherwise(Optional.empty());
  }

  private ConsoleProcess start(Console console, OsUser user, Optional<String> bus) {
    Launch launch = Launch.of(user, template.filled(Map.of("code", console.code(), "username", console.owner().shown(),
        "port", Integer.toString(port.getAsInt()), "home", home)))
        .withEnvironment(environment(console, bus)).withLimits(office.config().processes().resources());
    try {
      return ConsoleProcess.start(launch,
          (outcome, lines) -> office.later(() -> fates.exited(console, outcome, lines)));
    } catch (CannotRun refused) {
      LOG.warn("console.refused console={} reason=\"{}\"", console.id(), refused.getMessage());
      throw new Fault(ErrorCode.CONSOLE_REFUSED, refused.getMessage());
    }
  }

  private Map<String, String> environment(Console console, Optional<String> bus) {
    Map<String, String> variables = new HashMap<>();
    variables.put("HUBBUB_CONSOLE_CODE", console.code());
    variables.put("HUBBUB_CONSOLE_USERNAME", console.owner().shown());
    variables.put("HUBBUB_CONSOLE_PORT", Integer.toString(port.getAsInt()));
    variables.put("HUBBUB_TOKEN", console.token());
    variables.put("HUBBUB_HOME", home);
    bus.ifPresent(where -> variables.put("HUBBUB_BUS", where));
    return variables;
  }

  private record Started(OsUser user, ConsoleProcess process) {}
}
