package hubbub.bridge.gateway;

import hubbub.bridge.spi.ViewListener;
import hubbub.bus.Subscription;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.Future;
import java.util.Optional;

/** One viewer of what a verticle shows, until it leaves or the verticle knows nothing of it any more. */
abstract sealed class Viewer permits ConsoleViewer, TerminalViewer {
  private final Viewers viewers;
  private final String key;
  private final ViewListener listener;
  private String incarnation;
  private Optional<Subscription> subscription = Optional.empty();
  private boolean gathering;
  private boolean ended;

  Viewer(Viewers viewers, String key, ViewListener listener) {
    this.viewers = viewers;
    this.key = key;
    this.listener = listener;
    this.incarnation = viewers.incarnation();
  }

  final Future<Void> listen(Subscription heard) {
    subscription = Optional.of(heard);
    return heard.ready();
  }

  final String key() {
    return key;
  }

  final boolean ended() {
    return ended;
  }

  /** A request failed, perhaps as the bridge was silent so long that its viewers were taken to have left. */
  final void failed(Throwable problem) {
    if (Fault.is(problem, ErrorCode.NO_SUCH_VIEWER)) {
      lose();
    }
  }

  /** The verticle has been started; who came before that is lost, unless the bridge hears of it for the first time. */
  final void heard(String now) {
    if (incarnation.isEmpty()) {
      incarnation = now;
    } else if (!incarnation.equals(now)) {
      lose();
    }
  }

  /** The verticle knows nothing of it any more. */
  final void lose() {
    if (!ended) {
      end();
      listener.lost();
    }
  }

  final void end() {
    ended = true;
    subscription.ifPresent(Subscription::close);
    viewers.forget(this);
  }

  /** Under load much comes in one turn of the loop, and goes out together. */
  final void gather() {
    if (!gathering) {
      gathering = true;
      viewers.turn().atEnd(this::told);
    }
  }

  private void told() {
    gathering = false;
    if (!ended) {
      listener.turnEnded();
    }
  }
}
