package hubbub.bridge.protocol.console;

import hubbub.bridge.spi.ConsoleListener;
import hubbub.bridge.spi.ConsoleView;
import hubbub.bridge.spi.Peer;
import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.console.Closed;
import hubbub.contract.console.ConsoleEvent;
import hubbub.contract.console.Notice;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A page at its console. Packets go both ways as they are: to the page while its socket takes them, to the console
 * while that answers, and whoever is too fast is not read.
 */
final class Seat implements ConsoleListener {
  private static final int MOST_TOGETHER = 64 * 1024;
  private static final int MOST_UNANSWERED = 256 * 1024;

  private final Peer peer;
  private final Dialogue dialogue;
  private final Credit credit;
  private final Deque<Buffer> waiting = new ArrayDeque<>();
  private Optional<ConsoleView> view = Optional.empty();
  private boolean holding;
  private boolean quit;
  private long unanswered;

  Seat(Peer peer, Dialogue dialogue, int window) {
    this.peer = peer;
    this.dialogue = dialogue;
    this.credit = new Credit(bytes -> view.orElseThrow().grant(bytes), window);
  }

  /** The console was found or started. */
  void taken(ConsoleView console) {
    view = Optional.of(console);
    if (console.attached().running()) {
      dialogue.connected();
    }
  }

  void leave(boolean lost) {
    view.orElseThrow().leave(lost);
  }

  /** Hands a packet to the console. */
  void forward(String packet) {
    unanswered += packet.length();
    if (unanswered > MOST_UNANSWERED) {
      peer.pause();
    }
    view.orElseThrow().input(packet).onComplete(answered -> {
      boolean full = unanswered > MOST_UNANSWERED;
      unanswered -= packet.length();
      if (answered.failed()) {
        refused(answered.cause());
      }
      if (full && unanswered <= MOST_UNANSWERED && peer.open()) {
        peer.resume();
      }
    });
  }

  // That a console is gone is told by its last event, which is on its way.
  private void refused(Throwable problem) {
    boolean gone = Fault.is(problem, ErrorCode.NO_SUCH_CONSOLE) || Fault.is(problem, ErrorCode.NO_SUCH_VIEWER);
    if (!gone && peer.open()) {
      say(Say.response(Wording.sentence(problem)));
    }
  }

  @Override
  public void packet(Buffer packet) {
    waiting.add(packet);
  }

  @Override
  public void event(ConsoleEvent event) {
    switch (event.kind()) {
      case UP -> dialogue.connected();
      case NOTICE -> say(Say.response(Notice.fromJson(event.body()).text()));
      case CLOSED -> closed(Closed.fromJson(event.body()));
    }
  }

  @Override
  public void turnEnded() {
    holding = holding && peer.holding();
    while (!holding && !waiting.isEmpty()) {
      sent(send());
    }
  }

  @Override
  public void lost() {
    send();
    say(Say.response("The connection to the console is lost."));
    peer.close(CloseReason.INTERNAL);
  }

  private void closed(Closed closed) {
    if (closed.reason() == Closed.Reason.TAKEN_OVER && peer.holding()) {
      // It reads nothing, and who has taken over is told all of it again.
      waiting.clear();
    }
    while (!waiting.isEmpty()) {
      send();
    }
    if (closed.reason() != Closed.Reason.ENDED) {
      say(Say.response(closed.text()));
    } else if (dialogue.legacy() && !quit) {
      peer.send(Outward.quit());
    }
    peer.close(Wording.close(closed.reason()));
  }

  /** Sends some of what waits, and returns how much that was as the console counts it. */
  private int send() {
    List<Buffer> packets = new ArrayList<>();
    int bytes = 0;
    while (!waiting.isEmpty() && (bytes == 0 || bytes + waiting.peek().length() <= MOST_TOGETHER)) {
      Buffer packet = waiting.poll();
      bytes += packet.length();
      outward(Outward.of(packet, dialogue.legacy()), packets);
    }
    peer.sendAll(packets);
    return bytes;
  }

  // What a page does is its answer to what it has got: so a request counts when it is sent.
  private void outward(Outward outward, List<Buffer> packets) {
    quit |= outward.type().equals(Outward.QUIT);
    if (outward.type().equals(Say.PASSWORD_REQUEST)) {
      if (dialogue.login().spied().isPresent()) {
        return;
      }
      dialogue.passwordWanted();
    }
    packets.add(outward.packet());
  }

  private void sent(int bytes) {
    if (!peer.holding()) {
      credit.taken(bytes);
      return;
    }
    holding = true;
    peer.whenTaken(() -> {
      credit.taken(bytes);
      holding = false;
      turnEnded();
    });
  }

  private void say(Say say) {
    peer.send(say.packet(dialogue.legacy()));
  }
}
