package hubbub.bridge.transport;

import io.vertx.core.internal.ContextInternal;

/**
 * What tells one connection from all others.
 *
 * @param id never given to another one, on any node
 * @param context on which everything runs that the connection brings about; it says so to the log
 * @param traffic where it is counted
 */
record Tag(String id, ContextInternal context, Traffic traffic) {}
