package hubbub.bridge.protocol.chatmaster;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.LocalHub;
import hubbub.testing.script.TcpStage;
import hubbub.testing.script.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ChatmasterTranscriptIT {
  @TempDir
  private Path folder;

  @TestFactory
  @DisplayName("The transcripts that need no hand in the hub go the same over TCP, each with a hub of its own")
  Stream<DynamicTest> transcripts() {
    List<Transcript> playable = Transcript.all("chatmaster").stream()
        .filter(transcript -> transcript.needsOnly(TcpStage.DIRECTIVES.toArray(String[]::new))).toList();
    assertThat(playable).hasSizeGreaterThan(4);
    return playable.stream().map(transcript -> DynamicTest.dynamicTest(transcript.toString(), () -> {
      try (LocalHub hub = LocalHub.in(folder.resolve(transcript.toString()));
          TcpStage stage = new TcpStage(hub.port("tcp"))) {
        transcript.play(stage);
      }
    }));
  }
}
