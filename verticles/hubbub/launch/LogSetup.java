package hubbub.launch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.OptionHelper;
import java.util.Map;

/**
 * The log as it is without a file of one's own: one line per event on standard error, since standard output is left to
 * what the hub says to a person. Said here and not in XML, whose parser would be a tenth of the start.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} %replace(%msg){'[\\r\\n]+', ' '}%origin%n";
  private static final Map<String, Level> LEVELS = Map.of(
      // When Vert.x closes after a verticle that hung, it says so with a stack trace; who undeployed has said it.
      "io.vertx.core.impl.deployment.DefaultDeploymentManager", Level.OFF,
      // They warn of what was chosen: of no access to the JDK's inside, and of a consensus that nobody here uses.
      "com.hazelcast.instance.impl.HazelcastInstanceFactory", Level.ERROR,
      "com.hazelcast.cp.CPSubsystem", Level.ERROR,
      // Tells with a stack trace what the store says in a sentence: that a connection to Redis did not come about.
      "io.vertx.redis.client.impl.RedisConnectionManager", Level.OFF);

  @Override
  public ExecutionStatus configure(LoggerContext log) {
    if (OptionHelper.getSystemProperty("logback.configurationFile") != null
        || LogSetup.class.getClassLoader().getResource("logback-test.xml") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    LEVELS.forEach((name, level) -> log.getLogger(name).setLevel(level));
    log.getLogger("hubbub").setLevel(Level.toLevel(OptionHelper.getEnv("HUBBUB_LOG_LEVEL"), Level.INFO));
    Logger root = log.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender(log));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static ConsoleAppender<ILoggingEvent> appender(LoggerContext log) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(log);
    appender.setTarget(ConsoleTarget.SystemErr.getName());
    StopNoise noise = new StopNoise();
    noise.start();
    appender.addFilter(noise);
    appender.setEncoder(LogFormat.isJson() ? json(log) : text(log));
    appender.start();
    return appender;
  }

  private static Encoder<ILoggingEvent> text(LoggerContext log) {
    PatternLayout layout = new PatternLayout();
    layout.getInstanceConverterMap().put("origin", OriginWords::new);
    layout.setContext(log);
    layout.setPattern(PATTERN);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(log);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> json(LoggerContext log) {
    JsonLines encoder = new JsonLines();
    encoder.setContext(log);
    encoder.start();
    return encoder;
  }
}
