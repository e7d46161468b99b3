package hubbub.watch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** How much the loggers of this process write; what is set here is forgotten at its end. */
public final class LogLevels {
  /** The levels there are, from silence to everything. */
  public static final List<String> LEVELS = List.of("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE");

  private static final Pattern NAME = Pattern.compile("ROOT|[a-z][A-Za-z0-9_$]*(?:\\.[A-Za-z0-9_$]+){0,20}");
  private static final int LONGEST = 200;

  private LogLevels() {}

  /** Tells whether a logger may be called so. */
  public static boolean named(String logger) {
    return logger.length() <= LONGEST && NAME.matcher(logger).matches();
  }

  /** Sets the level of a logger, and so of all below it that have none of their own. */
  public static void set(String logger, String level) {
    context().getLogger(logger).setLevel(Level.toLevel(level));
  }

  /** Returns the loggers that have a level of their own. */
  public static Map<String, String> all() {
    Map<String, String> levels = new TreeMap<>();
    for (Logger logger : context().getLoggerList()) {
      if (logger.getLevel() != null) {
        levels.put(logger.getName(), logger.getLevel().toString());
      }
    }
    return levels;
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
