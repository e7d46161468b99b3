package hubbub.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import hubbub.watch.Origin;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What a package or class logs while this is open; it goes nowhere else meanwhile. */
public final class CapturedLog implements AutoCloseable {
  private final Logger logger;
  private final Level level;
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final List<Origin> origins = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
    @Override
    protected void append(ILoggingEvent event) {
      origins.add(Origin.current());
      events.add(event);
    }
  };

  private CapturedLog(String name) {
    logger = (Logger) LoggerFactory.getLogger(name);
    level = logger.getLevel();
    appender.setContext(logger.getLoggerContext());
    appender.start();
    logger.addAppender(appender);
    logger.setAdditive(false);
  }

  /** Captures the log of a package. */
  public static CapturedLog of(String name) {
    return new CapturedLog(name);
  }

  /** Captures the log of a package with all it tells of ordinary life, which tests else leave out. */
  public static CapturedLog detailed(String name) {
    CapturedLog log = new CapturedLog(name);
    log.logger.setLevel(Level.INFO);
    return log;
  }

  /** Captures what anything in the process logs, libraries as well, which is printed all the same. */
  public static CapturedLog ofEverything() {
    return new CapturedLog(Logger.ROOT_LOGGER_NAME);
  }

  /** Returns the lines so far, each as its level and message. */
  public List<String> lines() {
    return events.stream().map(event -> event.getLevel() + " " + event.getFormattedMessage()).toList();
  }

  /** Returns for each event so far what it was done for. */
  public List<Origin> origins() {
    return List.copyOf(origins);
  }

  /** Returns the events so far. */
  public List<ILoggingEvent> events() {
    return List.copyOf(events);
  }

  /** Lets the log go where it went before. */
  @Override
  public void close() {
    logger.setLevel(level);
    logger.setAdditive(true);
    logger.detachAppender(appender);
  }
}
