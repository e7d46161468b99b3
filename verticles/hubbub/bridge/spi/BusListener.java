package hubbub.bridge.spi;

import hubbub.access.Access;
import hubbub.contract.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** What a {@link BusLine} hears. Called on the loop it was opened on. */
public interface BusListener {
  /** A frame came: what it says, and the same as it is to be sent. */
  void heard(JsonObject frame, Buffer json);

  /** Whoever has the token may do something else than before. */
  void renewed(Access fresh);

  /** The token is good no more; the line is closed. */
  void lost(Fault why);
}
