package hubbub;

import hubbub.bus.Bus;
import hubbub.bus.Nodes;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.hub.HubApi;
import hubbub.contract.hub.ModuleList;
import hubbub.contract.hub.OfModule;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers for the modules of this node. */
final class ModuleDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ModuleDesk.class);
  private static final Duration ANSWER = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Supervisor supervisor;
  private final JsonObject config;

  ModuleDesk(Vertx vertx, Supervisor supervisor, JsonObject config) {
    this.vertx = vertx;
    this.supervisor = supervisor;
    this.config = config;
  }

  /** Answers from now on, if there are modules. */
  Future<Void> open() {
    if (supervisor.modules().isEmpty()) {
      return Future.succeededFuture();
    }
    Bus bus = new Bus(vertx, ANSWER);
    String node = Nodes.own(vertx);
    return Future.all(
        bus.serve(HubApi.modules(node), (Done ask) -> Future.succeededFuture(new ModuleList(supervisor.modules()))),
        bus.serve(HubApi.restart(node), this::restart)).mapEmpty();
  }

  private Future<Done> restart(OfModule which) {
    return supervisor.module(which.name())
        .map(module -> vertx.executeBlocking(() -> HubConfig.line(config, which.name()))
            .compose(line -> module.restart(line).recover(problem -> explained(line, problem)))
            .map(Done.DONE).recover(problem -> Future.failedFuture(told(which.name(), problem))))
        .orElseGet(() -> Future.failedFuture(new Fault(ErrorCode.NO_SUCH_MODULE)));
  }

  private Future<Void> explained(Deployed line, Throwable problem) {
    return problem instanceof Fault ? Future.failedFuture(problem)
        : vertx.executeBlocking(line::mistake).otherwise(Optional.empty()).compose(mistake -> Future.failedFuture(
            mistake.<Throwable>map(IllegalArgumentException::new).orElse(problem)));
  }

  private static Throwable told(String name, Throwable problem) {
    if (problem instanceof Fault) {
      return problem;
    }
    LOG.debug("module.failed name={}", name, problem);
    String why = problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    return new Fault(ErrorCode.MODULE_FAILED, name + " does not start: " + why);
  }
}
