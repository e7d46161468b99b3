package hubbub.bus;

import io.vertx.core.Vertx;
import java.util.Map;

/** Where the hub really listens on this node: whoever opens a listener leaves its address here, for people to see. */
public final class Addresses {
  private static final String NAME = "hubbub.listeners";

  private Addresses() {}

  /** Notes the address of a listener; tells whether that is news. */
  public static boolean tell(Vertx vertx, String listener, String url) {
    return !url.equals(of(vertx).put(listener, url));
  }

  /** Returns the addresses by the names of their listeners. */
  public static Map<String, String> of(Vertx vertx) {
    return vertx.sharedData().getLocalMap(NAME);
  }
}
