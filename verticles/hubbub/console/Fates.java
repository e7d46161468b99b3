package hubbub.console;

import hubbub.contract.console.Closed.Reason;
import hubbub.process.Outcome;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * How consoles come to their end: because somebody wants it, or of their own accord. What they do themselves, such as
 * ending the connection and then the program, comes in any order and is judged once.
 */
final class Fates {
  private static final Logger LOG = LoggerFactory.getLogger(Fates.class);
  /** How long it may take to read what is left in a connection whose program has ended. */
  private static final Duration LAST = Duration.ofSeconds(1);
  /** How often more of the rest may come, should another process have the connection and go on for ever. */
  private static final int MOST_RESTS = 30;

  private final Office office;
  private final Ending ending;
  private final Crashes crashes;

  Fates(Office office, Ending ending, Crashes crashes) {
    this.office = office;
    this.ending = ending;
    this.crashes = crashes;
  }

  /** Somebody wants the end of a console. */
  void end(Console console, Reason reason, String text, String actor) {
    crashes.forget(console.owner());
    ending.end(console, reason, text, actor);
  }

  /** The console has said that it quits. */
  void quits(Console console) {
    console.ends().quit();
    judge(console);
  }

  /** The person has said so; the console may do it in order. */
  void toldToQuit(Console console) {
    console.ends().quit();
    office.after(office.config().timing().quit(), () -> judge(console));
  }

  /** Tells whether a console that is still there has quit: then it makes room at once, for its person wants another. */
  boolean parted(Console console) {
    if (console.ends().quits()) {
      judge(console);
    }
    return console.ends().over();
  }

  /** The connection of a console is over; its program tells soon how it has ended, or stays. */
  void disconnected(Console console) {
    console.ends().gone();
    if (console.ends().quits() || console.ends().outcome().isPresent()) {
      judge(console);
    } else {
      office.after(office.config().timing().quit(), () -> judge(console));
    }
  }

  /** The program of a console has ended, and has written this elsewhere than to its connection. */
  void exited(Console console, Outcome outcome, List<String> lines) {
    console.ends().exited(outcome);
    boolean crashed = !console.ends().over() && crashed(console);
    LOG.atLevel(crashed ? Level.WARN : Level.INFO)
        .log("console.exited console={} outcome={}", console.id(), outcome);
    if (crashed) {
      lines.forEach(line -> LOG.warn("console.said console={} line=\"{}\"", console.id(), console.masked(line)));
    }
    if (console.link().isPresent() && !console.ends().isGone()) {
      rest(console, console.link().get(), MOST_RESTS);
    } else {
      judge(console);
    }
  }

  // Who is to come back has as long for the rest as the console waits.
  private void rest(Console console, Link link, int left) {
    long before = link.taken();
    office.after(office.config().timing().rest(), () -> {
      if (console.ends().over()) {
        return;
      }
      if (console.sitter().isEmpty() || link.taken() > before && left > 0) {
        rest(console, link, left - (console.sitter().isEmpty() ? 0 : 1));
      } else {
        console.drain();
        office.after(LAST, () -> judge(console));
      }
    });
  }

  /** A console has sent what is no packet and never becomes one. */
  void broke(Console console) {
    LOG.warn("console.broken console={} reason=\"its packet is longer than a packet may be\"", console.id());
    crash(console, Reason.CRASHED, "The console sent a packet that is too long, and was ended.");
  }

  /** A console has not connected in time. */
  void late(Console console) {
    LOG.warn("console.late console={} reason=\"it was started and did not connect\"", console.id());
    crash(console, Reason.START_TIMEOUT, "The console did not start in time.");
  }

  private void judge(Console console) {
    if (console.ends().over()) {
      return;
    }
    if (console.ends().quits()) {
      end(console, Reason.ENDED, "The console has ended.", "");
    } else if (crashed(console)) {
      crash(console, Reason.CRASHED, "The console crashed.");
    } else {
      String again = ended(console, false);
      ending.end(console, Reason.ENDED, ("The console has ended. " + again).strip(), "");
    }
  }

  private void crash(Console console, Reason reason, String text) {
    if (!console.ends().over()) {
      ending.end(console, reason, (text + " " + ended(console, true)).strip(), "");
    }
  }

  private String ended(Console console, boolean crashed) {
    long now = office.times().passed();
    return crashes.ended(console.owner(), crashed, now - console.startedPassed(), now);
  }

  private static boolean crashed(Console console) {
    return !console.ends().quits() && (console.link().isEmpty()
        || !console.ends().outcome().filter(new Outcome.Exited(0)::equals).isPresent());
  }
}
