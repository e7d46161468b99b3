package hubbub.checker;

import hubbub.checker.Member.Talk;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A member at work on a thread of its own: it connects whenever it is not connected and, if it is a speaker, says
 * numbered messages while there is load. A message is said once, whether or not it arrives.
 */
final class Participant {
  private static final long RETRY_NANOS = 20_000_000;

  private final Member member;
  private final int pauseMillis;
  private final Random random;
  private final List<String> sent = new ArrayList<>();
  private volatile Optional<Talk> talk = Optional.empty();
  private volatile boolean load;
  private volatile boolean over;
  private final Thread thread;

  /** One that pauses so long between messages, give or take; 0 = it only listens. */
  Participant(Member member, int pauseMillis, long seed) {
    this.member = member;
    this.pauseMillis = pauseMillis;
    this.random = new Random(seed);
    this.thread = Thread.ofPlatform().daemon().name(member.name()).start(this::run);
  }

  String name() {
    return member.name();
  }

  void load(boolean on) {
    load = on;
  }

  boolean connected() {
    return talk.filter(now -> !now.ended()).isPresent();
  }

  boolean hears(String text, Duration limit) {
    return talk.filter(now -> now.hears(text, limit)).isPresent();
  }

  /** How much has come over the present connection; 0 = there is none. */
  int came() {
    return talk.map(Talk::came).orElse(0);
  }

  void cut() {
    talk.ifPresent(Talk::cut);
  }

  /** Ends its work; what it sent and saw is complete when this returns. */
  List<String> end() throws InterruptedException {
    over = true;
    thread.join();
    return List.copyOf(sent);
  }

  private void run() {
    while (!over) {
      Optional<Talk> now = member.connect();
      if (now.isEmpty()) {
        LockSupport.parkNanos(RETRY_NANOS);
        continue;
      }
      talk = now;
      boolean lasted = converse(now.get());
      talk = Optional.empty();
      now.get().keep(lasted);
    }
  }

  /** Whether the connection was still there when the run was over. */
  private boolean converse(Talk now) {
    while (!over && !now.ended()) {
      if (load && pauseMillis > 0) {
        String text = member.name() + " #" + (sent.size() + 1);
        sent.add(text);
        try {
          now.say(text);
        } catch (UncheckedIOException gone) {
          return false;
        }
      }
      LockSupport.parkNanos(random.nextLong(2 * Math.max(1, pauseMillis)) * 1_000_000 + 100_000);
    }
    return !now.ended();
  }
}
