package hubbub.bridge.spi;

import hubbub.contract.Done;
import hubbub.contract.console.Attached;
import io.vertx.core.Future;

/** A peer that sits at a console or watches it. Requests are worked off in the order they are made. */
public interface ConsoleView {
  /** Returns the console as it was when this peer came. */
  Attached attached();

  /**
   * Sends a packet, as it is. Completes when the console's connection has room for more, however long that takes.
   * Fails as {@link hubbub.contract.console.ConsoleApi#input}.
   */
  Future<Done> input(String packet);

  /** Lets so many bytes of packets more come. */
  void grant(int bytes);

  /**
   * Leaves. Nothing more is told. Calling it twice is harmless.
   *
   * @param lost whether the connection broke, so that a come-back may follow
   */
  void leave(boolean lost);
}
