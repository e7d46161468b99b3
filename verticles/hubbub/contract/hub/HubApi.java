package hubbub.contract.hub;

import hubbub.contract.Done;
import hubbub.contract.Endpoint;

/** The addresses of the hub itself, of which each node has one. Nothing of it is for clients. */
public final class HubApi {
  private HubApi() {}

  /**
   * Lists the modules of one node, by its id in the cluster, in the order of {@code conf/hub.json}.
   *
   * @param node the node's id in the cluster
   */
  public static Endpoint<Done, ModuleList> modules(String node) {
    return new Endpoint<>("hub.at." + node + ".modules", Done::fromJson, ModuleList::fromJson);
  }

  /**
   * Starts a module of a node anew, from its source and configuration as they are now. Answers when it runs. Fails with
   * NO_SUCH_MODULE; MODULE_BUSY while it is being started anyway; MODULE_FAILED with what is wrong with it, after which
   * the hub tries again by itself, as after a crash.
   *
   * @param node the node's id in the cluster
   */
  public static Endpoint<OfModule, Done> restart(String node) {
    return new Endpoint<>("hub.at." + node + ".restart", OfModule::fromJson, Done::fromJson);
  }
}
