package irc;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What waits to be said: some lines at once and then one after the other, since servers send those away who are faster.
 * While there is no connection it waits as well. What is too much, or was sent to a connection that then was lost
 * before the server answered to a ping behind it, is counted and told.
 */
final class Outbox {
  private static final String MARK = "carried-";

  private record Waiting(String target, String line) {}

  private final Vertx vertx;
  private final IrcConfig.Limits limits;
  private final Consumer<String> send;
  private final BiConsumer<String, Integer> missed;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Deque<Waiting> unconfirmed = new ArrayDeque<>();
  private final Map<String, Integer> missing = new LinkedHashMap<>();
  private boolean open;
  private int tokens;
  private boolean ticking;
  private long marks;
  private long sent;
  private long confirmed;

  Outbox(Vertx vertx, IrcConfig.Limits limits, Consumer<String> send, BiConsumer<String, Integer> missed) {
    this.vertx = vertx;
    this.limits = limits;
    this.send = send;
    this.missed = missed;
    this.tokens = limits.burst();
  }

  /** Adds a line for a channel or a nick. */
  void add(String target, String line) {
    if (waiting.size() >= limits.waiting()) {
      missing.merge(target, 1, Integer::sum);
      return;
    }
    waiting.add(new Waiting(target, line));
    drain();
  }

  /** Sends from now on. */
  void resume() {
    open = true;
    tokens = limits.burst();
    tellMissing();
    drain();
  }

  /** Sends no more; what was sent last may not have arrived. */
  void halt() {
    open = false;
    unconfirmed.forEach(one -> missing.merge(one.target(), 1, Integer::sum));
    unconfirmed.clear();
    confirmed = sent;
  }

  /** The server has seen all that was sent before this mark. */
  void confirmed(String mark) {
    if (mark.startsWith(MARK)) {
      long upTo = Long.parseLong(mark.substring(MARK.length()));
      while (confirmed < Math.min(upTo, sent) && !unconfirmed.isEmpty()) {
        unconfirmed.removeFirst();
        confirmed++;
      }
    }
  }

  private void drain() {
    while (open && tokens > 0 && !waiting.isEmpty()) {
      Waiting next = waiting.removeFirst();
      unconfirmed.add(next);
      send.accept(next.line());
      sent++;
      tokens--;
    }
    if (open && waiting.isEmpty() && marks < sent) {
      marks = sent;
      send.accept("PING :" + MARK + sent);
      tellMissing();
    }
    if (tokens < limits.burst() && !ticking) {
      ticking = true;
      vertx.setTimer(Math.max(1, limits.pace().toMillis()), due -> {
        ticking = false;
        tokens++;
        drain();
      });
    }
  }

  private void tellMissing() {
    Map<String, Integer> now = Map.copyOf(missing);
    missing.clear();
    now.forEach(missed);
  }
}
