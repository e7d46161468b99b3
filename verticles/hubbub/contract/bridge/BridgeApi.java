package hubbub.contract.bridge;

import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.Topic;

/** The addresses of the {@code bridge} verticle. Nothing of it is for clients. */
public final class BridgeApi {
  /** The level of a logger is another one until the next start, on all nodes that have a bridge. */
  public static final Topic<SetLevel> LEVEL = new Topic<>("bridge.event.level", SetLevel::fromJson);

  private BridgeApi() {}

  /**
   * The figures of one node, by its id in the cluster. Nobody answers where it has no bridge, which is UNAVAILABLE.
   *
   * @param node the node's id in the cluster
   */
  public static Endpoint<Done, NodeFigures> figures(String node) {
    return new Endpoint<>("bridge.at." + node + ".figures", Done::fromJson, NodeFigures::fromJson);
  }
}
