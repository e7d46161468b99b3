package hubbub.testing.script;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.contract.CloseReason;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  @Test
  @DisplayName("Equal JSON in another order of fields fits, and a $name holds its value")
  void conversationAsWritten_passes() {
    assertThatCode(() -> play("""
        # the peer repeats what it hears
        a> {"x":1,"y":[true,{"z":null}]}
        a< {"y":[true,{"z":null}],"x":1}
        b> {"id":"e:7"}
        b< {"id":"$id"}
        a> {"after":"$id"}
        a< {"after":"e:7"}
        a> bye
        a<| NORMAL
        b>|
        """)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("Another answer fails with the file, the line and what came instead")
  void otherAnswer_failsWithItsLine() {
    assertThatThrownBy(() -> play("""
        > {"x":1}
        < {"x":2}
        """)).isInstanceOf(AssertionError.class).hasMessageContaining("test:2").hasMessageContaining("{\"x\":1}");
  }

  @Test
  @DisplayName("A field more, a field less, another $value and silence all fail")
  void deviations_fail() {
    assertThatThrownBy(() -> play("> {\"x\":1,\"y\":2}\n< {\"x\":1}")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> play("> {\"x\":1}\n< {\"x\":1,\"y\":null}")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> play("> [1,2]\n< [\"$a\",\"$a\"]")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> play("< {}")).isInstanceOf(AssertionError.class).hasMessageContaining("nothing came");
  }

  @Test
  @DisplayName("What came and is not in the transcript fails at the next step and at the end")
  void unasked_fails() {
    assertThatThrownBy(() -> play("> {}\n> {}\n< {}\n< {}")).hasMessageContaining("test:2")
        .hasMessageContaining("unasked");
    assertThatThrownBy(() -> play("> {}")).hasMessageContaining("unasked");
  }

  private static void play(String text) {
    Transcript.of("test", text).play(ScriptedStage.websocket(services -> Parrot::new));
  }

  private record Parrot(Peer peer) implements Conversation {
    @Override
    public void text(String message) {
      if (message.equals("bye")) {
        peer.close(CloseReason.NORMAL);
      } else {
        peer.send(Buffer.buffer(message));
      }
    }

    @Override
    public void closed() {
      peer.send(Buffer.buffer("too late"));
    }
  }
}
