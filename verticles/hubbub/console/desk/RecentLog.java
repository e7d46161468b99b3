package hubbub.console.desk;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * The newest lines of this process's log, as far as they are for operators: they hold no secrets and nobody's words,
 * which are told at DEBUG only. Any thread may log.
 */
final class RecentLog extends AppenderBase<ILoggingEvent> {
  private static final int LINES = 500;
  private static final int LONGEST = 1_000;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  RecentLog() {
    setContext(root.getLoggerContext());
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
      String line = Instant.ofEpochMilli(event.getTimeStamp()) + " " + event.getLevel() + " "
          + event.getFormattedMessage();
      synchronized (lines) {
        lines.addLast(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
        if (lines.size() > LINES) {
          lines.removeFirst();
        }
      }
    }
  }

  /** Returns so many of the newest lines, the oldest first. */
  List<String> newest(int most) {
    synchronized (lines) {
      return lines.stream().skip(Math.max(0, lines.size() - most)).toList();
    }
  }

  void close() {
    root.detachAppender(this);
    stop();
  }
}
