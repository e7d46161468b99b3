package hubbub.bridge.protocol.line;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.auth.Principal;
import hubbub.testing.script.Transcript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LineTest {
  private final LineStage stage = new LineStage();

  static List<Transcript> transcripts() {
    return Transcript.all("line");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  @DisplayName("The adapter answers as the transcript says")
  void transcript_isPlayed(Transcript transcript) {
    transcript.play(stage);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Whatever a request is refused with is told with its sentence and its slug, and one goes on")
  void refusedRequest_isTold(ErrorCode code) {
    login("ann");
    for (String line : List.of("say hello", "join /join tea", "leave /leave", "list /rooms", "direct /msg bob hi",
        "history /history", "topic /topic tea", "rename /nick anna")) {
      stage.direct("fail " + line.split(" ")[0] + " " + code);
      stage.send("ann", line.substring(line.indexOf(' ') + 1));
      assertThat(stage.all("ann")).containsExactly("! " + code.sentence() + " (" + code.slug() + ")");
    }
    stage.direct("event general SAID bob hello");
    assertThat(stage.all("ann")).containsExactly("<bob> hello");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("So is a refused login, and the next attempt may succeed")
  void refusedLogin_isTold(ErrorCode code) {
    for (String line : List.of("enter login ann", "login login ann secret", "verify token abc")) {
      stage.direct("fail " + line.split(" ")[0] + " " + code);
      stage.all("ann");
      stage.send("ann", line.substring(line.indexOf(' ') + 1));
      assertThat(stage.all("ann")).containsExactly("! " + code.sentence() + " (" + code.slug() + ")");
    }
    assertThat(stage.peer("ann").principal()).isEmpty();
    login("ann");
    assertThat(stage.peer("ann").principal()).map(Principal::name).contains("ann");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("The end of a connection is told with its reason, before the login and behind it")
  void ending_isTold(CloseReason reason) {
    stage.all("stranger");
    login("ann");
    for (String client : List.of("stranger", "ann")) {
      stage.direct("ending " + client + " " + reason);
      assertThat(stage.all(client))
          .containsExactly("! " + reason.sentence()
              + " (" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-') + ")");
    }
  }

  @Test
  @DisplayName("A person has six times as long to log in as the bridge gives others")
  void login_isTyped() {
    assertThat(new LineProtocol(null, null).loginSeconds(10)).isEqualTo(60);
  }

  @Test
  @DisplayName("A line of the greatest length is said, with either ending; a longer one is refused once and passes by")
  void longLine_isRefused() {
    login("ann");
    login("bob");
    stage.all("ann");
    String longest = "é".repeat(LineReader.LONGEST / 2);
    stage.sendRaw("bob", longest + "\r\n");
    stage.sendRaw("bob", longest + "\n");
    assertThat(stage.all("ann")).containsExactly("<bob> " + longest, "<bob> " + longest);
    for (String more : List.of("x", "xy", "x".repeat(200_000))) {
      stage.sendRaw("bob", longest + more);
      stage.sendRaw("bob", "z\nback\n");
      assertThat(stage.all("bob")).containsExactly("! A line has at most 65536 bytes. (message-too-long)");
      assertThat(stage.all("ann")).containsExactly("<bob> back");
    }
    assertThat(stage.peer("bob").offences()).isEqualTo(3);
  }

  @Test
  @DisplayName("A line without an end is refused before it ends, and nothing of it is kept")
  void endlessLine_isRefusedAtOnce() {
    login("bob");
    for (int i = 0; i < 1_000; i++) {
      stage.sendRaw("bob", "x".repeat(10_000));
    }
    assertThat(stage.all("bob")).containsExactly("! A line has at most 65536 bytes. (message-too-long)");
    assertThat(stage.peer("bob").offences()).isEqualTo(1);
  }

  @Test
  @DisplayName("Every byte by itself, or all in one write: a conversation is the same")
  void splitAndMerged_areTheSame() {
    login("bob");
    byte[] lines = "login ann\r\nhé😀\n\n/join tea\nin tea\n/leave\nback\n/quit\nnot heard\n"
        .getBytes(StandardCharsets.UTF_8);
    for (byte one : lines) {
      stage.sendBytes("single", new byte[] {one});
    }
    List<String> heard = stage.all("bob");
    stage.sendBytes("merged", lines);
    assertThat(heard).containsExactly("* ann came", "<ann> hé😀", "<ann> back", "* ann left");
    assertThat(stage.all("bob")).isEqualTo(heard);
    assertThat(stage.all("merged")).isEqualTo(stage.all("single")).last().isEqualTo("* Goodbye.");
    assertThat(stage.end("single")).isEqualTo(CloseReason.NORMAL);
  }

  @Test
  @DisplayName("Who goes away while the login is on its way is not let in")
  void goneBeforeEntering_isNotIn() {
    stage.direct("hold enter");
    stage.send("ann", "login ann");
    stage.leave("ann");
    stage.direct("release");
    login("ann2");
    stage.send("ann2", "/who");
    assertThat(stage.all("ann2")).last().isEqualTo("* In the hub: ann2");
  }

  private void login(String name) {
    stage.send(name, "login " + name);
    assertThat(stage.all(name)).contains("* Hello " + name + ". What you type is said; /help lists commands.");
  }
}
