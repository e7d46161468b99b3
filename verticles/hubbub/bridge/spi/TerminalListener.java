package hubbub.bridge.spi;

import hubbub.contract.terminal.Chunk;
import hubbub.contract.terminal.TerminalEvent;

/** What one viewer of a terminal session is told, in order. Called on the peer's loop. */
public interface TerminalListener extends ViewListener {
  /** Output came, within the credit. Its bytes stay as they are. */
  void output(Chunk chunk);

  /** Something happened. */
  void event(TerminalEvent event);
}
