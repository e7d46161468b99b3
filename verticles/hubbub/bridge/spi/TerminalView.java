package hubbub.bridge.spi;

import hubbub.contract.Endpoint;
import hubbub.contract.Message;
import hubbub.contract.terminal.Opened;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.function.Function;

/** A peer that sees a terminal session. Requests are worked off in the order they are made. */
public interface TerminalView {
  /** Returns the session as it was when this peer came. */
  Opened opened();

  /** Returns the key of this viewer, which goes with each request. */
  String viewer();

  /** Asks the session, for example {@code ask(TerminalApi::input, new Input(viewer(), …))}. */
  <Q extends Message, R extends Message> Future<R> ask(Function<String, Endpoint<Q, R>> what, Q request);

  /**
   * Types into a command without an answer, behind what was asked before. {@link TerminalListener#event} is told what
   * the programs have taken; whoever has typed 64 KiB that they have not taken is to wait for that.
   */
  void type(long serverId, Buffer bytes);

  /** Leaves the session, which goes on for a while. Nothing more is told. Calling it twice is harmless. */
  void leave();
}
