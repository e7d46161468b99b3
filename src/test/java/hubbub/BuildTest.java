package hubbub;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class BuildTest {
  @Test
  @DisplayName("The build runs on a JDK that knows our language level")
  void jdk_isAtLeast21() {
    assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
  }

  @Test
  @DisplayName("Vert.x starts and carries a message")
  void vertx_carriesAMessage(Vertx vertx, VertxTestContext context) {
    vertx.eventBus().<String>localConsumer("echo", message -> message.reply(message.body()));
    vertx.eventBus().<String>request("echo", "hello").onComplete(context.succeeding(reply -> {
      context.verify(() -> assertThat(reply.body()).isEqualTo("hello"));
      context.completeNow();
    }));
  }
}
