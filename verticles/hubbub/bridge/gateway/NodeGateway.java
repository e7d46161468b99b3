package hubbub.bridge.gateway;

import hubbub.bus.Bus;
import hubbub.bus.Nodes;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Note;
import hubbub.contract.auth.Principal;
import hubbub.contract.bridge.BridgeApi;
import hubbub.contract.bridge.NodeFigures;
import hubbub.contract.bridge.SetLevel;
import hubbub.watch.Figures;
import hubbub.watch.LogLevels;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What administrators see and do of nodes: their figures, how much their logs say, their modules. Answers for its own.
 */
public final class NodeGateway {
  private final Vertx vertx;
  private final Bus bus;
  private final ModuleGateway modules;

  /** Makes the gateway of an instance. */
  public NodeGateway(Vertx vertx, Bus bus) {
    this.vertx = vertx;
    this.bus = bus;
    this.modules = new ModuleGateway(vertx, bus);
  }

  /** Answers for this node from now on. */
  public Future<Void> start() {
    return Future.all(
        bus.serve(BridgeApi.figures(node()), (Done ask) -> figures()),
        bus.listen(BridgeApi.LEVEL, NodeGateway::set).ready()).mapEmpty();
  }

  /** Returns the id of this node. */
  public String node() {
    return Nodes.own(vertx);
  }

  /** Returns the way to the modules of all nodes. */
  public ModuleGateway modules() {
    return modules;
  }

  /** Returns the figures of all nodes with a bridge that answer. */
  public Future<List<NodeFigures>> all() {
    List<Future<NodeFigures>> asked = Nodes.all(vertx).stream()
        .map(node -> bus.call(BridgeApi.figures(node), Done.DONE).otherwise((NodeFigures) null)).toList();
    return Future.join(asked).map(all -> asked.stream().map(Future::result).filter(Objects::nonNull).toList());
  }

  /** Returns the levels that are set on this node. */
  public Map<String, String> levels() {
    return LogLevels.all();
  }

  /** Sets a level on all nodes, and notes who did. Fails with FORBIDDEN, BAD_REQUEST. */
  public Future<Void> level(Principal actor, SetLevel wish) {
    if (!LogLevels.named(wish.logger()) || !LogLevels.LEVELS.contains(wish.level())) {
      return Future.failedFuture(new Fault(ErrorCode.BAD_REQUEST, "There is no such logger or level."));
    }
    return bus.call(AuthApi.NOTE, new Note(actor.name(), "level", wish.logger() + "=" + wish.level()))
        .map(noted -> {
          set(wish);
          bus.publish(BridgeApi.LEVEL, wish);
          return null;
        });
  }

  private Future<NodeFigures> figures() {
    return Figures.of(vertx).map(figures -> new NodeFigures(node(), figures));
  }

  private static void set(SetLevel wish) {
    if (LogLevels.named(wish.logger()) && LogLevels.LEVELS.contains(wish.level())) {
      LogLevels.set(wish.logger(), wish.level());
    }
  }
}
