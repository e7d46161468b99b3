package hubbub.bridge.gateway;

import hubbub.bridge.spi.TerminalListener;
import hubbub.bridge.spi.TerminalView;
import hubbub.bus.Subscription;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.terminal.Chunk;
import hubbub.contract.terminal.OfViewer;
import hubbub.contract.terminal.Opened;
import hubbub.contract.terminal.TerminalApi;
import hubbub.contract.terminal.TerminalEvent;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.Function;

/** One viewer of a terminal session, and what it is told. */
final class TerminalViewer implements TerminalView {
  private final TerminalGateway gateway;
  private final String key;
  private final TerminalListener listener;
  private String incarnation;
  private Optional<Subscription> subscription = Optional.empty();
  private Opened opened;
  private boolean gathering;
  private boolean ended;

  TerminalViewer(TerminalGateway gateway, String key, TerminalListener listener) {
    this.gateway = gateway;
    this.key = key;
    this.listener = listener;
    this.incarnation = gateway.incarnation();
  }

  Future<Void> listen() {
    Subscription heard = gateway.bus().listen(TerminalApi.EVENT.of(key), this::event, this::bytes);
    subscription = Optional.of(heard);
    return heard.ready();
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
    return key;
  }

  @Override
  public <Q extends Message, R extends Message> Future<R> ask(Function<String, Endpoint<Q, R>> what, Q request) {
    return ended ? Future.failedFuture(new Fault(ErrorCode.NO_SUCH_VIEWER))
        : gateway.bus().call(what.apply(opened.session()), request).onFailure(this::failed);
  }

  @Override
  public void leave() {
    if (!ended) {
      gateway.bus().call(TerminalApi.leave(opened.session()), new OfViewer(key));
      end();
    }
  }

  // The bridge was silent so long that its viewers were taken to have left.
  private void failed(Throwable problem) {
    if (Fault.is(problem, ErrorCode.NO_SUCH_VIEWER)) {
      lose();
    }
  }

  /** The verticle has been started; who came before that is lost, unless the bridge hears of it for the first time. */
  void heard(String now) {
    if (incarnation.isEmpty()) {
      incarnation = now;
    } else if (!incarnation.equals(now)) {
      lose();
    }
  }

  private void lose() {
    if (!ended) {
      end();
      listener.lost();
    }
  }

  void end() {
    ended = true;
    subscription.ifPresent(Subscription::close);
    gateway.forget(this);
  }

  private void event(TerminalEvent event) {
    if (!ended) {
      gather();
      listener.event(event);
    }
  }

  private void bytes(Buffer bytes) {
    if (!ended) {
      gather();
      listener.output(Chunk.from(bytes));
    }
  }

  // Under load much comes in one turn of the loop, and goes out in one message.
  private void gather() {
    if (!gathering) {
      gathering = true;
      gateway.turn().atEnd(this::told);
    }
  }

  private void told() {
    gathering = false;
    if (!ended) {
      listener.turnEnded();
    }
  }
}
