package hubbub.bridge.gateway;

import hubbub.bridge.spi.ConsoleListener;
import hubbub.bridge.spi.ConsoleView;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.console.Attached;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.ConsoleEvent;
import hubbub.contract.console.Grant;
import hubbub.contract.console.Input;
import hubbub.contract.console.Leave;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** One viewer of a console, and what it is told. */
final class ConsoleViewer extends Viewer implements ConsoleView {
  private final ConsoleGateway gateway;
  private final ConsoleListener listener;
  private Attached attached;

  ConsoleViewer(ConsoleGateway gateway, String key, ConsoleListener listener) {
    super(gateway.viewers(), key, listener);
    this.gateway = gateway;
    this.listener = listener;
  }

  Future<Void> listen() {
    return listen(gateway.bus().listen(ConsoleApi.EVENT.of(key()), this::event, this::packet));
  }

  void entered(Attached console) {
    attached = console;
  }

  /** Leaves a console that was got when nobody waited for it any more; where it is to be kept it waits for them. */
  void giveBack(Attached console) {
    gateway.bus().call(ConsoleApi.leave(console.console()), new Leave(key(), true));
  }

  @Override
  public Attached attached() {
    return attached;
  }

  @Override
  public Future<Done> input(String packet) {
    return ended() ? Future.failedFuture(new Fault(ErrorCode.NO_SUCH_VIEWER))
        : gateway.patient().call(ConsoleApi.input(attached.console()), new Input(key(), packet))
            .onFailure(this::failed);
  }

  @Override
  public void grant(int bytes) {
    if (!ended()) {
      gateway.bus().call(ConsoleApi.grant(attached.console()), new Grant(key(), bytes)).onFailure(this::failed);
    }
  }

  @Override
  public void leave(boolean lost) {
    if (!ended()) {
      gateway.bus().call(ConsoleApi.leave(attached.console()), new Leave(key(), lost));
      end();
    }
  }

  private void event(ConsoleEvent event) {
    if (ended()) {
      return;
    }
    if (event.kind() == ConsoleEvent.Kind.CLOSED) {
      end();
    } else {
      gather();
    }
    listener.event(event);
  }

  private void packet(Buffer packet) {
    if (!ended()) {
      gather();
      listener.packet(packet);
    }
  }
}
