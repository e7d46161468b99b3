package hubbub.bridge.protocol.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bridge.spi.Rejection;
import hubbub.conf.Conf;
import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.terminal.Chunk;
import hubbub.contract.terminal.CommandState;
import hubbub.contract.terminal.Cut;
import hubbub.contract.terminal.Document;
import hubbub.contract.terminal.DocumentKind;
import hubbub.contract.terminal.Ended;
import hubbub.contract.terminal.Opened;
import hubbub.contract.terminal.Outlet;
import hubbub.contract.terminal.Run;
import hubbub.contract.terminal.Running;
import hubbub.contract.terminal.StageEnded;
import hubbub.contract.terminal.TerminalEvent;
import hubbub.contract.terminal.Truncated;
import hubbub.testing.script.ScriptedStage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The web terminal's adapter, before sessions in memory")
class TerminalTest {
  private static final String ANN = "ann";
  private static final String RUN = "terminal.at.s1.run";
  private static final String GRANT = "terminal.at.s1.grant ";

  private ScriptedStage stage;

  @BeforeEach
  void begin() {
    stage = ScriptedStage.websocket(services -> new TerminalProtocol(Conf.of(new JsonObject()), services));
    stage.direct("account ann secret wizard");
    stage.direct("token t ann");
    stage.terminals().opens(new Opened("s1", "secret-of-s1", ANN, false, false, "/home/ann", List.of()));
  }

  @Test
  void token_opensASession() {
    stage.send(ANN, "{\"type\":\"authentication\",\"payload\":{\"token\":\"t\"}}");
    assertThat(stage.next(ANN)).contains(
        "{\"type\":\"authentication\",\"payload\":{\"result\":\"ok\",\"sessionToken\":\"secret-of-s1\"}}");
    assertThat(stage.peer(ANN).principal().orElseThrow().name()).isEqualTo(ANN);
  }

  @Test
  void wrongToken_mayBeTriedAgain() {
    stage.send(ANN, "{\"type\":\"authentication\",\"payload\":{\"token\":\"wrong\"}}");
    assertError("authentication");
    authenticate();
  }

  @Test
  void sessionToken_takesUpTheSession() {
    CommandState state = new CommandState(3, "v", "[7,\"text\"]", Run.Kind.PLAIN, "x", List.of(), "/", 0, 0, 0, "",
        10, 4, 0, 0);
    stage.terminals().opens(new Opened("s1", "secret-of-s1", ANN, true, false, "/", List.of(state)));
    stage.send(ANN, "{\"type\":\"authentication\",\"payload\":{\"sessionToken\":\"secret-of-s1\","
        + "\"have\":{\"3\":4,\"x\":1},\"progress\":true}}");
    assertThat(next("authentication").getString("result")).isEqualTo("ok");
    assertThat(stage.terminals().asked().getFirst()).contains("token=secret-of-s1")
        .contains("have=[Progress[serverId=3, bytes=4]]");
    assertThat(next("command")).isEqualTo(new JsonObject(
        "{\"result\":\"ok\",\"command\":\"x\",\"clientId\":7,\"serverId\":3}"));
    say(3, Outlet.STDOUT, "abcdef");
    JsonObject update = next("update");
    assertThat(update.getJsonObject("output").getString("combined")).isEqualTo("abcdef");
    assertThat(update.getLong("bytes")).isEqualTo(10);
    assertThat(stage.peer(ANN).principal().orElseThrow().name()).isEqualTo(ANN);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sizeOfAScreen_isToldToWhoTakesItsBytes(boolean takes) {
    CommandState state = new CommandState(3, "v", "7", Run.Kind.PTY, "vi", List.of(), "/", 0, 0, 0, "", 0, 0, 100, 30);
    stage.terminals().opens(new Opened("s1", "t", ANN, true, false, "/", List.of(state)));
    stage.send(ANN, "{\"type\":\"authentication\",\"payload\":{\"sessionToken\":\"t\",\"pty\":" + takes + "}}");
    next("authentication");
    assertThat(next("command").getJsonObject("pty")).isEqualTo(takes
        ? new JsonObject().put("cols", 100).put("rows", 30) : null);
  }

  @Test
  void slowHub_isSaidToBeSoWithinASecond() {
    stage.direct("hold verify");
    stage.send(ANN, "{\"type\":\"authentication\",\"payload\":{\"token\":\"t\"}}");
    stage.direct("pass 950");
    assertError("authentication");
    stage.direct("release");
    assertThat(stage.peer(ANN).sent()).isEmpty();
    authenticate();
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyFailureToOpen_isTold(ErrorCode code) {
    stage.terminals().opensNothing(new Fault(code));
    stage.send(ANN, "{\"type\":\"authentication\",\"payload\":{\"token\":\"t\"}}");
    assertThat(assertError("authentication")).isEqualTo(code.sentence());
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void everyFailureToRun_isToldWithTheClientsNumber(ErrorCode code) {
    authenticate();
    stage.terminals().fail(RUN, new Fault(code));
    stage.send(ANN, "{\"type\":\"command\",\"payload\":{\"command\":\"x\",\"clientId\":0}}");
    JsonObject payload = next("command");
    assertThat(payload.getString("result")).isEqualTo("error");
    assertThat(payload.getString("message")).isEqualTo(code.sentence());
    assertThat(payload.getValue("clientId")).isEqualTo(0);
    assertThat(stage.peer(ANN).open()).isTrue();
  }

  @Test
  void command_isAnsweredThenUpdatedThenCompleted() {
    authenticate();
    begin("echo \\\"hi\\\"", "", List.of());
    say(1, Outlet.STDOUT, "<hi>\n");
    assertThat(stage.next(ANN)).contains("{\"type\":\"update\",\"payload\":{\"clientId\":0,\"serverId\":1,"
        + "\"command\":\"echo \\\"hi\\\"\",\"output\":{\"combined\":\"&lt;hi&gt;<br>\",\"stdout\":\"&lt;hi&gt;<br>\","
        + "\"stdin\":\"&lt;hi&gt;<br>\",\"stderr\":\"\"},\"begin\":\"1970-01-01T00:00:01Z\",\"end\":\"\","
        + "\"status\":\"running\"}}");
    tell(TerminalEvent.Kind.ENDED, new Ended(1, 3, "", 2_000, 5).toJson());
    JsonObject last = next("update");
    assertThat(last.getString("status")).isEqualTo("completed");
    assertThat(last.getString("end")).isEqualTo("1970-01-01T00:00:02Z");
    assertThat(last.getInteger("exitCode")).isEqualTo(3);
    assertThat(last.getJsonObject("output").getString("combined")).isEmpty();
  }

  @Test
  void signal_endsWithItsNumber() {
    authenticate();
    begin("sleep 9", "", List.of());
    tell(TerminalEvent.Kind.ENDED, new Ended(1, 0, "TERM", 2_000, 0).toJson());
    JsonObject last = next("update");
    assertThat(last.getInteger("signal")).isEqualTo(15);
    assertThat(last.containsKey("exitCode")).isFalse();
  }

  @Test
  void outputAndErrors_areToldApartAndTogetherInOrder() {
    authenticate();
    begin("x", ",\"format\":\"text\"", List.of());
    hear(1, Outlet.STDOUT, "a");
    hear(1, Outlet.STDERR, "<b");
    say(1, Outlet.STDOUT, "c");
    JsonObject output = next("update").getJsonObject("output");
    assertThat(output.getString("combined")).isEqualTo("a<bc");
    assertThat(output.getString("stdout")).isEqualTo("ac");
    assertThat(output.getString("stdin")).isEqualTo("ac");
    assertThat(output.getString("stderr")).isEqualTo("<b");
  }

  @Test
  void breakpoints_areInEveryUpdate() {
    authenticate();
    begin("a | b", ",\"breakpoints\":[0]", List.of(0));
    hearChunk(new Chunk(1, Outlet.PIPE, 0, Buffer.buffer("through")));
    hearChunk(new Chunk(1, Outlet.PIPE_STDERR, 0, Buffer.buffer("!")));
    tell(TerminalEvent.Kind.STAGE, new StageEnded(1, 0, 4).toJson());
    assertThat(next("update").getJsonObject("output").getJsonArray("breakpoints").encode()).isEqualTo(
        "[{\"location\":0,\"combined\":\"through!\",\"stdout\":\"through\",\"stderr\":\"!\",\"exitCode\":4}]");
    tell(TerminalEvent.Kind.TRUNCATED, new Truncated(1, 0, false).toJson());
    JsonObject breakpoint = next("update").getJsonObject("output").getJsonArray("breakpoints").getJsonObject(0);
    assertThat(breakpoint.getString("combined")).isEmpty();
    assertThat(breakpoint.getBoolean("truncated")).isTrue();
  }

  @Test
  void cut_isAnnouncedOnce() {
    authenticate();
    begin("x", "", List.of());
    tell(TerminalEvent.Kind.CUT, new Cut(1, 77).toJson());
    assertThat(next("update").getLong("cut")).isEqualTo(77);
    say(1, Outlet.STDOUT, "a");
    assertThat(next("update").containsKey("cut")).isFalse();
  }

  @Test
  void output_waitsWhileTheSocketHolds() {
    authenticate();
    begin("x", "", List.of());
    stage.peer(ANN).holding(true);
    say(1, Outlet.STDOUT, "a".repeat(1_000));
    next("update");
    say(1, Outlet.STDOUT, "b".repeat(100_000));
    say(1, Outlet.STDOUT, "c");
    assertThat(stage.peer(ANN).sent()).isEmpty();
    assertThat(stage.terminals().asked()).noneMatch(request -> request.startsWith(GRANT));
    stage.peer(ANN).holding(false);
    assertThat(next("update").getJsonObject("output").getString("stdout")).isEqualTo("b".repeat(100_000) + "c");
    assertThat(stage.terminals().asked()).contains(GRANT
        + "{\"viewer\":\"peer-0\",\"server_id\":1,\"bytes\":101001}");
  }

  @Test
  void message_isNeverMoreThanMayWait() {
    authenticate();
    begin("x", "", List.of());
    String bold = "\u001b[1;2;3;4;7;8;9;38;5;100;48;5;100m" + "\u001b[1mx".repeat(50_000);
    say(1, Outlet.STDOUT, bold);
    int shown = 0;
    for (var message = stage.next(ANN); message.isPresent(); message = stage.next(ANN)) {
      assertThat(message.get().length()).isLessThan(1_000_000);
      shown += new JsonObject(message.get()).getJsonObject("payload").getJsonObject("output").getString("combined")
          .split(">x</span>", -1).length - 1;
    }
    assertThat(shown).isEqualTo(50_000);
  }

  @Test
  void whatWasTaken_isToldBeforeTheClientLeaves() {
    authenticate();
    begin("x", "", List.of());
    say(1, Outlet.STDOUT, "abc");
    stage.leave(ANN);
    assertThat(stage.terminals().asked()).endsWith(
        GRANT + "{\"viewer\":\"peer-0\",\"server_id\":1,\"bytes\":3}", "leave peer-0");
  }

  @Test
  void acknowledgements_areAllThatCountsFromTheFirstOn() {
    authenticate();
    begin("x", ",\"pty\":{\"cols\":80,\"rows\":24}", List.of());
    stage.send(ANN, "{\"type\":\"update\",\"payload\":{\"type\":\"ack\",\"serverId\":1,\"bytes\":0}}");
    say(1, Outlet.SCREEN, "x".repeat(100_000));
    assertThat(stage.next(ANN).orElseThrow()).hasSize(100_001).startsWith("\u0001xx");
    assertThat(stage.terminals().asked()).noneMatch(request -> request.startsWith(GRANT));
    stage.send(ANN, "{\"type\":\"update\",\"payload\":{\"type\":\"ack\",\"serverId\":1,\"bytes\":70000}}");
    assertThat(stage.terminals().asked().getLast()).isEqualTo(
        GRANT + "{\"viewer\":\"peer-0\",\"server_id\":1,\"bytes\":70000}");
  }

  @Test
  void binaryFrames_areTyped() {
    authenticate();
    stage.sendBytes(ANN, new byte[] {(byte) 0x81, 1, 'l', 's'});
    assertThat(stage.terminals().asked().getLast()).isEqualTo("terminal.at.s1.input "
        + "{\"viewer\":\"peer-0\",\"server_id\":129,\"data\":\"bHM=\",\"end\":false}");
    stage.sendBytes(ANN, new byte[] {(byte) 0x81});
    assertError("update");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
      {"type":"stdin","serverId":1,"input":"ü","end":true} ~ input ~ "data":"w7w=","end":true
      {"type":"signal","serverId":1,"signal":15}           ~ signal ~ "signal":"15"
      {"type":"signal","serverId":1,"signal":"INT"}        ~ signal ~ "signal":"INT"
      {"type":"resize","serverId":1,"cols":100,"rows":30}  ~ resize ~ "cols":100,"rows":30
      {"type":"hold","serverId":1,"location":2}            ~ hold ~ "location":2,"on":true
      {"type":"release","serverId":1,"location":2}         ~ hold ~ "location":2,"on":false
      """)
  void updates_areAskedOfTheSession(String payload, String verb, String body) {
    authenticate();
    stage.send(ANN, "{\"type\":\"update\",\"sessionToken\":\"secret-of-s1\",\"payload\":" + payload + "}");
    assertThat(stage.terminals().asked().getLast()).startsWith("terminal.at.s1." + verb + " ").contains(body);
    assertThat(stage.peer(ANN).sent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "{\"type\":\"stdin\",\"input\":\"x\"}", "{\"type\":\"stdin\",\"serverId\":\"1\",\"input\":\"x\"}",
    "{\"type\":\"stdin\",\"serverId\":1,\"input\":5}", "{\"type\":\"stdin\",\"serverId\":0,\"input\":\"x\"}",
    "{\"type\":\"signal\",\"serverId\":1}", "{\"type\":\"signal\",\"serverId\":1,\"signal\":1.5}",
    "{\"type\":\"resize\",\"serverId\":1,\"cols\":0,\"rows\":1}", "{\"type\":\"ack\",\"serverId\":1,\"bytes\":-1}",
    "{\"type\":\"hold\",\"serverId\":1}", "{\"type\":\"fly\",\"serverId\":1}", "{\"serverId\":1}"})
  void malformedUpdates_areAnswered(String payload) {
    authenticate();
    stage.terminals().asked().clear();
    stage.send(ANN, "{\"type\":\"update\",\"payload\":" + payload + "}");
    assertError("update");
    assertThat(stage.terminals().asked()).isEmpty();
    assertThat(stage.peer(ANN).open()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"command\":5", "\"clientId\":1", "\"command\":\"x\",\"breakpoints\":[-1]",
      "\"command\":\"x\",\"breakpoints\":0", "\"command\":\"x\",\"pty\":7", "\"command\":\"x\",\"pty\":{\"cols\":0}",
      "\"command\":\"x\",\"format\":\"pdf\"", "\"command\":\"x\",\"hold\":[1]"})
  void malformedCommands_areAnswered(String fields) {
    authenticate();
    stage.send(ANN, "{\"type\":\"command\",\"payload\":{" + fields + "}}");
    assertError("command");
    assertThat(stage.terminals().asked()).noneMatch(request -> request.startsWith(RUN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{", "{}", "{\"type\":\"fly\",\"payload\":{}}", "{\"type\":\"command\"}",
      "{\"type\":5,\"payload\":{}}", "{\"type\":\"command\",\"payload\":[]}",
      "{\"type\":\"command\",\"sessionToken\":\"other\",\"payload\":{\"command\":\"x\"}}"})
  void nonsense_isAnsweredAndHarmsNobody(String message) {
    authenticate();
    stage.terminals().asked().clear();
    stage.send(ANN, message);
    JsonObject answer = new JsonObject(stage.next(ANN).orElseThrow());
    assertThat(answer.getJsonObject("payload").getString("result")).isEqualTo("error");
    assertThat(answer.getJsonObject("payload").getString("message")).isNotBlank();
    assertThat(stage.terminals().asked()).isEmpty();
    assertThat(stage.peer(ANN).open()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Rejection.class)
  void rejectedMessages_areAnswered(Rejection why) {
    stage.direct("rejected ann " + why.name());
    assertError("error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "update", "session", "notes", "preferences"})
  void stranger_isAskedToAuthenticate(String type) {
    stage.send(ANN, "{\"type\":\"" + type + "\",\"payload\":{\"command\":\"x\",\"type\":\"get\",\"clientId\":4}}");
    JsonObject payload = next(type);
    assertThat(payload.getString("message")).isEqualTo("Please authenticate first.");
    assertThat(payload.getInteger("clientId")).isEqualTo(4);
    assertThat(stage.terminals().asked()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CloseReason.class)
  void everyEnd_isTold(CloseReason reason) {
    authenticate();
    stage.direct("ending ann " + reason.name());
    assertThat(next("notification").getString("message")).isEqualTo(reason.sentence());
  }

  @Test
  void notes_areAnyJson() {
    authenticate();
    stage.terminals().answer("terminal.set-document", new Document(
        DocumentKind.NOTES, new JsonObject("{\"$\":[1]}"), 5));
    stage.send(ANN, "{\"type\":\"notes\",\"payload\":{\"type\":\"set\",\"content\":[1]}}");
    assertThat(stage.terminals().asked().getLast()).contains("\"person\":\"ann\"").contains("{\"$\":[1]}");
    assertThat(next("notes").encode()).startsWith("{\"result\":\"ok\",\"type\":\"set\",\"content\":[1]");
  }

  private void authenticate() {
    stage.send(ANN, "{\"type\":\"authentication\",\"payload\":{\"token\":\"t\"}}");
    assertThat(next("authentication").getString("result")).isEqualTo("ok");
  }

  private void begin(String command, String more, List<Integer> breakpoints) {
    stage.terminals().answer(RUN, new Running(1, 1_000, ""));
    stage.send(ANN, "{\"type\":\"command\",\"payload\":{\"command\":\"" + command + "\",\"clientId\":0" + more + "}}");
    JsonObject run = new JsonObject(stage.terminals().asked().getLast().substring(RUN.length() + 1));
    tell(TerminalEvent.Kind.BEGAN, new CommandState(1, run.getString("viewer"), run.getString("tag"),
        Run.Kind.valueOf(run.getString("kind").toUpperCase(Locale.ROOT)), run.getString("command"),
        breakpoints, "/home/ann", 1_000, 0, 0, "", 0, 0, 0, 0).toJson());
    assertThat(next("command")).isEqualTo(new JsonObject().put("result", "ok")
        .put("command", run.getString("command")).put("clientId", 0).put("serverId", 1));
  }

  private void say(long serverId, Outlet outlet, String text) {
    hear(serverId, outlet, text);
    stage.terminals().listeners().get("peer-0").turnEnded();
  }

  private void hear(long serverId, Outlet outlet, String text) {
    hearChunk(new Chunk(serverId, outlet, 0, Buffer.buffer(text)));
  }

  private void hearChunk(Chunk chunk) {
    stage.terminals().listeners().get("peer-0").output(chunk);
  }

  private void tell(TerminalEvent.Kind kind, JsonObject body) {
    stage.terminals().listeners().get("peer-0").event(new TerminalEvent(kind, body));
    stage.terminals().listeners().get("peer-0").turnEnded();
  }

  private String assertError(String type) {
    JsonObject payload = next(type);
    assertThat(payload.getString("result")).isEqualTo("error");
    assertThat(payload.getString("message")).isNotBlank();
    return payload.getString("message");
  }

  private JsonObject next(String type) {
    JsonObject message = new JsonObject(stage.next(ANN).orElseThrow());
    assertThat(message.getString("type")).isEqualTo(type);
    return message.getJsonObject("payload");
  }
}
