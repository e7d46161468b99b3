package hubbub.bridge.protocol.chatmaster;

import hubbub.conf.Conf;
import hubbub.testing.script.ScriptedStage;
import hubbub.testing.script.Transcript;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChatmasterTranscriptTest {
  static List<Transcript> transcripts() {
    return Transcript.all("chatmaster");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  @DisplayName("The adapter answers as the transcript says")
  void transcript_isPlayed(Transcript transcript) {
    transcript.play(ScriptedStage.stream(
        services -> new ChatmasterProtocol(Conf.of(new JsonObject().put("pacingMillis", 0)), services)));
  }
}
