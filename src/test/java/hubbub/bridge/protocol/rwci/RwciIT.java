package hubbub.bridge.protocol.rwci;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.LocalHub;
import hubbub.testing.script.SocketStage;
import hubbub.testing.script.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class RwciIT {
  @TempDir
  private Path folder;

  @TestFactory
  @DisplayName("The transcripts that need no hand in the hub go the same over websockets, each with a hub of its own")
  Stream<DynamicTest> transcripts() {
    List<Transcript> playable = Transcript.all("rwci").stream().filter(Transcript::needsOnly).toList();
    assertThat(playable).hasSizeGreaterThan(5);
    return playable.stream().map(transcript -> DynamicTest.dynamicTest(transcript.toString(), () -> {
      try (LocalHub hub = LocalHub.in(folder.resolve(transcript.toString()));
          SocketStage stage = new SocketStage(hub.port("http"), "/rwci")) {
        transcript.play(stage);
      }
    }));
  }
}
