package hubbub.bridge.gateway;

import hubbub.bridge.spi.TerminalListener;
import hubbub.bridge.spi.TerminalView;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.terminal.Chunk;
import hubbub.contract.terminal.Input;
import hubbub.contract.terminal.OfViewer;
import hubbub.contract.terminal.Opened;
import hubbub.contract.terminal.TerminalApi;
import hubbub.contract.terminal.TerminalEvent;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.function.Function;

/** One viewer of a terminal session, and what it is told. */
final class TerminalViewer extends Viewer implements TerminalView {
  private final TerminalGateway gateway;
  private final TerminalListener listener;
  private Opened opened;

  TerminalViewer(TerminalGateway gateway, String key, TerminalListener listener) {
    super(gateway.viewers(), key, listener);
    this.gateway = gateway;
    this.listener = listener;
  }

  Future<Void> listen() {
    return listen(gateway.bus().listen(TerminalApi.EVENT.of(key()), this::event, this::bytes));
  }

  void entered(Opened session) {
    opened = session;
  }

  @Override
  public Opened opened() {
    return opened;
  }

  @Override
  public String viewer() {
    return key();
  }

  @Override
  public <Q extends Message, R extends Message> Future<R> ask(Function<String, Endpoint<Q, R>> what, Q request) {
    return ended() ? Future.failedFuture(new Fault(ErrorCode.NO_SUCH_VIEWER))
        : gateway.bus().call(what.apply(opened.session()), request).onFailure(this::failed);
  }

  @Override
  public void type(long serverId, Buffer bytes) {
    if (!ended()) {
      gateway.bus().publish(TerminalApi.typed(opened.session()), new Input(key(), serverId, bytes, false).toBuffer());
    }
  }

  @Override
  public void leave() {
    if (!ended()) {
      gateway.bus().call(TerminalApi.leave(opened.session()), new OfViewer(key()));
      end();
    }
  }

  private void event(TerminalEvent event) {
    if (event.kind() == TerminalEvent.Kind.FORGOTTEN) {
      lose();
    } else if (!ended()) {
      gather();
      listener.event(event);
    }
  }

  private void bytes(Buffer bytes) {
    if (!ended()) {
      gather();
      listener.output(Chunk.from(bytes));
    }
  }
}
