package hubbub.bridge.protocol.console;

import java.util.function.IntConsumer;

/** What a page's socket has taken of a console's packets: that much more may come. Told in lots. */
final class Credit {
  private static final int LOT = 64 * 1024;

  private final IntConsumer grant;
  private final int lot;
  private int taken;

  Credit(IntConsumer grant, int window) {
    this.grant = grant;
    this.lot = Math.min(LOT, window / 4);
  }

  void taken(int bytes) {
    taken += bytes;
    if (taken >= lot) {
      grant.accept(taken);
      taken = 0;
    }
  }
}
