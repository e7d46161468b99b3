package hubbub.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is kept out of the log, and what is not though it looks much like it. */
class StopNoiseTest {
  private static final String CONSUMER = "io.vertx.core.eventbus.impl.MessageConsumerImpl";
  private static final String ACCEPTOR = "io.netty.bootstrap.ServerBootstrap";

  private final StopNoise noise = new StopNoise();

  @Test
  @DisplayName("An event that comes after somebody ceased to listen is no news; one that found no room is")
  void lateEvent_isKeptOut() {
    assertThat(decide(CONSUMER, "Discarding message since the consumer is not registered. address: a", null))
        .isEqualTo(FilterReply.DENY);
    assertThat(decide(CONSUMER, "Discarding message as more than 1000 buffered in paused consumer. address: a", null))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  @DisplayName("A client that comes while a listener closes is no news; any other that cannot be taken in is")
  void lateClient_isKeptOut() {
    String text = "Failed to register an accepted channel: [id: 0x1]";
    assertThat(decide(ACCEPTOR, text, new IllegalStateException())).isEqualTo(FilterReply.DENY);
    assertThat(decide(ACCEPTOR, text, new IllegalStateException("no loop"))).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide(ACCEPTOR, text, new RuntimeException())).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide(ACCEPTOR, text, null)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide("hubbub.bridge", text, new IllegalStateException())).isEqualTo(FilterReply.NEUTRAL);
  }

  private FilterReply decide(String name, String text, Throwable thrown) {
    Logger logger = new LoggerContext().getLogger(name);
    return noise.decide(new LoggingEvent(StopNoiseTest.class.getName(), logger, Level.WARN, text, thrown, null));
  }
}
