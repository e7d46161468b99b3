package hubbub.bridge.transport;

import hubbub.watch.Durations;
import hubbub.watch.Meters;
import io.netty.channel.SingleThreadEventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what one turn of the event loop has to say. Whoever has something to say is flushed once, at the end of the
 * turn, in the order in which they began to speak: under load many messages become one write for each socket, and
 * a message that is alone goes out in the turn it came in, without a timer or a further turn.
 */
public final class Turn {
  private final ContextInternal context;
  private final SingleThreadEventLoop loop;
  private final List<Speaker> speaking = new ArrayList<>();
  private final Runnable flush = this::flush;
  private final Durations taken;

  /** Makes the turn of the caller's event loop. */
  public Turn(Vertx vertx) {
    this.context = (ContextInternal) vertx.getOrCreateContext();
    this.loop = (SingleThreadEventLoop) context.nettyEventLoop();
    this.taken = Meters.of(vertx).durations("hub_fanout_seconds",
        "How long it took to hand all peers what one turn of an event loop had to say.");
  }

  /** Runs an action at the end of the turn; what it says goes out with the rest. */
  public void atEnd(Runnable action) {
    add(action::run);
  }

  void add(Speaker speaker) {
    if (speaking.isEmpty()) {
      loop.executeAfterEventLoopIteration(flush);
    }
    speaking.add(speaker);
  }

  private void flush() {
    long start = System.nanoTime();
    for (int i = 0; i < speaking.size(); i++) {
      try {
        speaking.get(i).flush();
      } catch (RuntimeException broken) {
        // One's mistake must not silence the others, in this turn and in all that come.
        context.reportException(broken);
      }
    }
    speaking.clear();
    taken.since(start);
  }

  /** Whoever has something to say at the end of a turn. */
  interface Speaker {
    /** Writes what was gathered; harmless where that was done already. */
    void flush();
  }
}
