package hubbub.watch;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.spi.context.storage.AccessMode;
import io.vertx.core.spi.context.storage.ContextLocal;

/**
 * What the work under way is done for: a connection, a request, or nobody in particular. It is kept in the Vert.x
 * context, of which every connection and every message on the bus has a duplicate of its own, and so goes along from a
 * call to its answer by itself; {@code hubbub.bus} carries a request's id to the next verticle. The log shows it.
 *
 * @param connection the id of the connection, empty where there is none
 * @param request the id of the request, which begins with that of the connection it came over; or empty
 */
public record Origin(String connection, String request) {
  /** Of work that nobody asked for. */
  public static final Origin NONE = new Origin("", "");

  private static final ContextLocal<Origin> LOCAL = ContextLocal.registerLocal(Origin.class);

  /** Makes sure that contexts have room for it; to be called before Vert.x is made. */
  public static ContextLocal<Origin> register() {
    return LOCAL;
  }

  /** Returns what the caller works for. */
  public static Origin current() {
    Context context = Vertx.currentContext();
    Origin found = context == null ? null : LOCAL.get(context, AccessMode.CONCURRENT);
    return found == null ? NONE : found;
  }

  /** Says what everything on a context is done for from now on. */
  public void on(Context context) {
    LOCAL.put(context, AccessMode.CONCURRENT, this);
  }

  /** Says what the caller works for from now on; nothing where the caller has no context. */
  public void enter() {
    Context context = Vertx.currentContext();
    if (context != null && !equals(current())) {
      on(context);
    }
  }
}
