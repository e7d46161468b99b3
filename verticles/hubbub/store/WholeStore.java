package hubbub.store;

import io.vertx.core.Future;
import java.util.List;

/** A store that can tell all it holds, and be filled with what another one held. For tools; no verticle needs it. */
public interface WholeStore extends Store {
  /** Returns the namespaces that hold something, and maybe others. */
  Future<List<String>> namespaces();

  /** Returns the streams of a namespace in ascending order of their keys. */
  Future<List<Head>> streams(String namespace);

  /** Makes a stream, where there is none of that key, whose first entry will have the number behind this one. */
  Future<Void> begin(String namespace, String stream, long before);

  /**
   * A stream.
   *
   * @param stream its key
   * @param last the number of its newest entry, trimmed or not
   */
  record Head(String stream, long last) {}
}
