package hubbub.bridge.gateway;

import hubbub.bridge.spi.ConsoleListener;
import hubbub.bridge.spi.ConsoleView;
import hubbub.bus.Subscription;
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
import java.util.Optional;

/** One viewer of a console, and what it is told. */
final class ConsoleViewer implements ConsoleView {
  private final ConsoleGateway gateway;
  private final String key;
  private final ConsoleListener listener;
  private String incarnation;
  private Optional<Subscription> subscription = Optional.empty();
  private Attached attached;
  private boolean gathering;
  private boolean ended;

  ConsoleViewer(ConsoleGateway gateway, String key, ConsoleListener listener) {
    this.gateway = gateway;
    this.key = key;
    this.listener = listener;
    this.incarnation = gateway.incarnation();
  }

  Future<Void> listen() {
    Subscription heard = gateway.bus().listen(ConsoleApi.EVENT.of(key), this::event, this::packet);
    subscription = Optional.of(heard);
    return heard.ready();
  }

  String key() {
    return key;
  }

  void entered(Attached console) {
    attached = console;
  }

  @Override
  public Attached attached() {
    return attached;
  }

  @Override
  public Future<Done> input(String packet) {
    return ended ? Future.failedFuture(new Fault(ErrorCode.NO_SUCH_VIEWER))
        : gateway.patient().call(ConsoleApi.input(attached.console()), new Input(key, packet)).onFailure(this::failed);
  }

  @Override
  public void grant(int bytes) {
    if (!ended) {
      gateway.bus().call(ConsoleApi.grant(attached.console()), new Grant(key, bytes)).onFailure(this::failed);
    }
  }

  @Override
  public void leave(boolean lost) {
    if (!ended) {
      gateway.bus().call(ConsoleApi.leave(attached.console()), new Leave(key, lost));
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

  private void event(ConsoleEvent event) {
    if (ended) {
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
    if (!ended) {
      gather();
      listener.packet(packet);
    }
  }

  // Under load much comes in one turn of the loop, and wakes the socket once.
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
