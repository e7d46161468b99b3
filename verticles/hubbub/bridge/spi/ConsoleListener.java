package hubbub.bridge.spi;

import hubbub.contract.console.ConsoleEvent;
import io.vertx.core.buffer.Buffer;

/** What one viewer of a console is told, in order. Called on the peer's loop. */
public interface ConsoleListener {
  /** A packet came, within the credit. Its bytes are as the console wrote them. */
  void packet(Buffer packet);

  /** Something happened. Behind {@code CLOSED} nothing comes. */
  void event(ConsoleEvent event);

  /** What came together was told; now is the time to send it together. */
  void turnEnded();

  /** The console is gone, because its verticle was started anew, or has taken this viewer to have left. */
  void lost();
}
