package hubbub.bridge.spi;

import hubbub.contract.console.ConsoleEvent;
import io.vertx.core.buffer.Buffer;

/** What one viewer of a console is told, in order. Called on the peer's loop. */
public interface ConsoleListener extends ViewListener {
  /** A packet came, within the credit. Its bytes are as the console wrote them. */
  void packet(Buffer packet);

  /** Something happened. Behind {@code CLOSED} nothing comes. */
  void event(ConsoleEvent event);
}
