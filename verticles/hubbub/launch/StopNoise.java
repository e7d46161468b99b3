package hubbub.launch;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Keeps out of the log what Vert.x and Netty warn of when a verticle stops under load, though nothing is wrong: of a
 * client that connects in the moment in which a listener closes, and is turned away; of an event on its way to somebody
 * who has just ceased to listen.
 */
public final class StopNoise extends Filter<ILoggingEvent> {
  private static final String ACCEPTOR = "io.netty.bootstrap.ServerBootstrap";
  private static final String CONSUMER = "io.vertx.core.eventbus.impl.MessageConsumerImpl";
  private static final String NOT_LISTENING = "Discarding message since the consumer is not registered.";

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return isLateClient(event) || isLateEvent(event) ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  // Without a text: the listener's group of event loops is empty already.
  private static boolean isLateClient(ILoggingEvent event) {
    return event.getLoggerName().equals(ACCEPTOR) && event.getThrowableProxy() != null
        && event.getThrowableProxy().getClassName().equals(IllegalStateException.class.getName())
        && event.getThrowableProxy().getMessage() == null;
  }

  private static boolean isLateEvent(ILoggingEvent event) {
    return event.getLoggerName().equals(CONSUMER) && event.getMessage().startsWith(NOT_LISTENING);
  }
}
