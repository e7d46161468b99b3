package hubbub.bridge.protocol.terminal;

import hubbub.bridge.spi.TerminalView;
import hubbub.contract.terminal.Grant;
import hubbub.contract.terminal.TerminalApi;

/**
 * What a client has taken of one command's output: what its socket has taken, or, once the client tells that itself,
 * what it says. That much more may come. It is told in lots, and at the latest when the client leaves, because it is
 * also where somebody goes on who takes the session up again.
 */
final class Credit {
  private static final int LOT = 64 * 1024;
  private static final int MOST = 16 << 20;

  private final TerminalView view;
  private final long serverId;
  private final int lot;
  private long taken;
  private long unacknowledged;
  private boolean acknowledging;

  Credit(TerminalView view, long serverId, int window) {
    this.view = view;
    this.serverId = serverId;
    this.lot = Math.min(LOT, window / 4);
  }

  /** The socket has taken so many bytes. */
  void taken(long bytes) {
    if (acknowledging) {
      unacknowledged += bytes;
    } else {
      add(bytes);
    }
  }

  /** The client says that it has so many more bytes; from now on only that counts. */
  void acknowledged(long bytes) {
    acknowledging = true;
    long counted = Math.min(bytes, unacknowledged);
    unacknowledged -= counted;
    add(counted);
  }

  /** Tells what was not told yet. */
  void settle() {
    while (taken > 0) {
      long part = Math.min(taken, MOST);
      taken -= part;
      view.ask(TerminalApi::grant, new Grant(view.viewer(), serverId, part));
    }
  }

  private void add(long bytes) {
    taken += bytes;
    if (taken >= lot) {
      settle();
    }
  }
}
