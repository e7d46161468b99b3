package irc;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.module.Attendee;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be said in the rooms, one after the other in the order it came: the rooms allow so much a second, and
 * may be away for a moment. What is too much or refused is counted, logged and told.
 */
final class ToRooms {
  private static final Logger LOG = LoggerFactory.getLogger("hubbub.module.irc");
  private static final long AGAIN_MS = 500;
  /** A room that the session was put out of is entered again within some seconds, or not at all. */
  private static final int TRIES_OUTSIDE = 30;

  private record Waiting(IrcConfig.Channel channel, String text) {}

  /** Who is told what did not get there. */
  interface Listener {
    /** Lines of a channel did not reach its room. */
    void missed(IrcConfig.Channel channel, int lines, String why);
  }

  private final Vertx vertx;
  private final Attendee attendee;
  private final int most;
  private final Listener listener;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Map<IrcConfig.Channel, Integer> missing = new LinkedHashMap<>();
  private String why = "";
  private boolean busy;
  private int outside;

  ToRooms(Vertx vertx, Attendee attendee, int most, Listener listener) {
    this.vertx = vertx;
    this.attendee = attendee;
    this.most = most;
    this.listener = listener;
  }

  /** Adds a text for the room of a channel. */
  void add(IrcConfig.Channel channel, String text) {
    if (waiting.size() >= most) {
      miss(channel, "too much at once");
      return;
    }
    waiting.add(new Waiting(channel, text));
    next();
  }

  private void next() {
    if (busy || waiting.isEmpty()) {
      return;
    }
    busy = true;
    Waiting first = waiting.getFirst();
    attendee.say(first.channel().room(), first.text()).onComplete(said -> done(), problem -> {
      if (passes(problem)) {
        vertx.setTimer(AGAIN_MS, due -> {
          busy = false;
          next();
        });
      } else {
        miss(first.channel(), problem.getMessage());
        done();
      }
    });
  }

  private boolean passes(Throwable problem) {
    if (Fault.is(problem, ErrorCode.NOT_MEMBER)) {
      outside++;
      return outside < TRIES_OUTSIDE;
    }
    return problem instanceof Fault fault && fault.code().retryable();
  }

  private void done() {
    waiting.removeFirst();
    busy = false;
    outside = 0;
    if (waiting.isEmpty() && !missing.isEmpty()) {
      Map<IrcConfig.Channel, Integer> now = Map.copyOf(missing);
      missing.clear();
      now.forEach((channel, lines) -> {
        LOG.warn("irc.not_said room={} lines={} reason=\"{}\"", channel.room(), lines, why);
        listener.missed(channel, lines, why);
      });
    }
    next();
  }

  private void miss(IrcConfig.Channel channel, String reason) {
    missing.merge(channel, 1, Integer::sum);
    why = reason;
  }
}
