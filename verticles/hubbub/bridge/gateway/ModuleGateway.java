package hubbub.bridge.gateway;

import hubbub.bus.Bus;
import hubbub.bus.Nodes;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Note;
import hubbub.contract.auth.Principal;
import hubbub.contract.hub.HubApi;
import hubbub.contract.hub.ModuleList;
import hubbub.contract.hub.ModuleState;
import hubbub.contract.hub.OfModule;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What administrators see and do of the modules of all nodes. */
public final class ModuleGateway {
  /** A source may have to be compiled. */
  private static final Duration RESTART = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final Bus bus;
  private final Bus patient;

  ModuleGateway(Vertx vertx, Bus bus) {
    this.vertx = vertx;
    this.bus = bus;
    this.patient = new Bus(vertx, RESTART);
  }

  /** Returns the modules of each node that has some. */
  public Future<Map<String, List<ModuleState>>> all() {
    Map<String, Future<Optional<ModuleList>>> asked = new LinkedHashMap<>();
    for (String node : Nodes.all(vertx)) {
      asked.put(node, bus.call(HubApi.modules(node), Done.DONE).map(Optional::of).otherwise(Optional.empty()));
    }
    return Future.join(List.copyOf(asked.values())).map(answered -> {
      Map<String, List<ModuleState>> found = new LinkedHashMap<>();
      asked.forEach((node, answer) -> answer.result().ifPresent(list -> found.put(node, list.modules())));
      return found;
    });
  }

  /** Starts a module anew on all nodes that have it, and notes who did. Fails with the codes of {@link HubApi}. */
  public Future<Done> restart(Principal actor, String name) {
    return all().compose(nodes -> {
      List<String> where = nodes.entrySet().stream()
          .filter(node -> node.getValue().stream().anyMatch(module -> module.name().equals(name)))
          .map(Map.Entry::getKey).toList();
      if (where.isEmpty()) {
        return Future.failedFuture(new Fault(ErrorCode.NO_SUCH_MODULE));
      }
      return bus.call(AuthApi.NOTE, new Note(actor.name(), "restart", name)).compose(noted -> Future.join(where.stream()
          .map(node -> patient.call(HubApi.restart(node), new OfModule(name))).toList()).map(Done.DONE));
    });
  }
}
