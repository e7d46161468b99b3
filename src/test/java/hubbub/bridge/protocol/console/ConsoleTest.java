package hubbub.bridge.protocol.console;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bridge.spi.ConsoleListener;
import hubbub.bridge.spi.Rejection;
import hubbub.conf.Conf;
import hubbub.contract.CloseReason;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.console.Closed;
import hubbub.contract.console.ConsoleEvent;
import hubbub.contract.console.Notice;
import hubbub.testing.script.ScriptedConsoles;
import hubbub.testing.script.ScriptedPeer;
import hubbub.testing.script.ScriptedStage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A page and its connection, before a hub in memory. */
class ConsoleTest {
  private static final String NAME = " Please enter your username:";
  private static final String WRONG = "response Your username or password was incorrect." + NAME;

  private ScriptedStage stage = stage(false);
  private ConsoleListener console;

  @Test
  @DisplayName("A standard page logs in, waits and talks to its console word by word")
  void standardPage_talks() {
    stage.direct("account Ann 5e88");
    send("Connected!");
    assertThat(said()).isEqualTo("response Welcome!" + NAME);
    send("{\"type\":\"login\",\"data\":\"Ann\",\"version\":3,\"keep\":true}");
    assertThat(said()).isEqualTo("password_request Please enter your --#password:");
    send("{\"type\":\"password\",\"data\":\"5e88\\n\"}");
    assertThat(peer().principal().orElseThrow().name()).isEqualTo("Ann");
    send("{\"type\":\"input\",\"data\":\"x\"}");
    assertThat(said()).isEqualTo("response You are being connected to the console. Please wait.");
    console = consoles().listener(peer());
    console.event(event(ConsoleEvent.Kind.UP, Done.DONE));
    String odd = " {\"x\":1.0e2, \"type\":\"output\",\"data\":\"\\u00fc\"}";
    console.packet(Buffer.buffer(odd));
    console.turnEnded();
    assertThat(stage.next("page")).contains(odd);
    send(odd);
    assertThat(consoles().asked())
        .containsExactly("taken Ann", "enter Ann keep", "input " + odd);
    stage.direct("called login Ann 5e88");
  }

  @Test
  @DisplayName("A legacy page says and hears everything in its one way")
  void legacyPage_talks() {
    legacy();
    for (String[] pair : new String[][] {
      {"{\"type\":\"output\",\"data\":\"a\",\"n\":1}", "{\"type\":\"response\",\"data\":\"a\",\"n\":1}"},
      {"{\"type\":\"response\",\"data\":\"a\"}", "{\"type\":\"response\",\"data\":\"a\"}"},
      {"{\"data\":{\"action\":\"save\"},\"type\":\"file\"}", "{\"data\":{\"action\":\"save\"},\"type\":\"file\"}"},
      {"{\"data\":\"typeless\"}", "{\"data\":\"typeless\"}"},
      {"{\"type\":\"password_request\",\"data\":\"Your new --#password:\"}",
        "{\"type\":\"response\",\"data\":\"Your new --#password:\"}"}}) {
      say(pair[0]);
      assertThat(stage.next("page")).contains(pair[1]);
    }
    send("{\"type\":\"command\",\"data\":\"beef\\n\"}");
    assertThat(said()).isEqualTo("response Your password has been updated.");
    say("{\"type\":\"password_request\",\"data\":\"And now?\"}");
    assertThat(said()).isEqualTo("response And now? --#password:");
    say("{\"type\":\"quit\"}");
    assertThat(said()).isEqualTo("response --#quit");
    close(Closed.Reason.ENDED, "The console has ended.");
    assertThat(stage.end("page")).isEqualTo(CloseReason.NORMAL);
    assertThat(stage.unasked()).isEmpty();
  }

  @Test
  @DisplayName("A wrong password, a name nobody has and one that cannot be are answered alike, and the page may go on")
  void wrongPassword_leadsBack() {
    stage.direct("account Ann 5e88");
    for (String name : List.of("Ann", "Nobody")) {
      login(name);
      send("{\"type\":\"password\",\"data\":\"no\"}");
      assertThat(said()).isEqualTo(WRONG);
    }
    seated();
    assertThat(peer().offences()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"THROTTLED", "BANNED", "BUSY", "UNAVAILABLE", "REGISTRATION_OFF"})
  @DisplayName("Whatever else keeps somebody out is said, and the page may go on")
  void refusedLogin_isSaid(ErrorCode code) {
    login("Ann");
    stage.direct("fail login " + code);
    send("{\"type\":\"password\",\"data\":\"5e88\"}");
    assertThat(said()).isEqualTo("response " + code.sentence() + NAME);
    assertThat(peer().open()).isTrue();
  }

  @Test
  @DisplayName("With registration a new name becomes an account")
  void unknownName_isRegistered() {
    stage = stage(true);
    send("{\"type\":\"login\",\"data\":\"Ann\"}");
    assertThat(said()).endsWith("Would you like to create a new user?");
    send("{\"type\":\"input\",\"data\":\"maybe\"}");
    assertThat(said()).isEqualTo("confirmation Please answer yes or no:");
    send("{\"type\":\"input\",\"data\":\"y\"}");
    assertThat(said()).startsWith("password_request");
    send("{\"type\":\"password\",\"data\":\"5e88\"}");
    assertThat(said()).isEqualTo("response Your new user has been created.");
    assertThat(consoles().asked()).containsExactly("taken Ann", "enter Ann");
    stage.direct("called login Ann 5e88 register");
  }

  @Test
  @DisplayName("A page is not read while its name is looked up or its password proved")
  void page_isPausedMeanwhile() {
    stage.direct("account Ann 5e88");
    stage.direct("hold login");
    login("Ann");
    send("{\"type\":\"password\",\"data\":\"5e88\"}");
    send("{\"type\":\"input\",\"data\":\"early\"}");
    assertThat(peer().paused()).isTrue();
    assertThat(stage.unasked()).isEmpty();
    stage.direct("release");
    assertThat(said()).contains("Please wait");
    assertThat(peer().paused()).isFalse();
  }

  @Test
  @DisplayName("A console that is taken is asked about before the password, and where it is taken meanwhile behind it")
  void takenConsole_isConfirmed() {
    consoles().take("Ann");
    stage.direct("account Ann 5e88");
    send("{\"type\":\"login\",\"data\":\"Ann\"}");
    assertThat(said()).startsWith("confirmation Somebody is connected as \"Ann\" already.");
    send("{\"type\":\"command\",\"data\":\"confirm\"}");
    assertThat(said()).startsWith("password_request");
    assertThat(consoles().asked()).containsExactly("taken Ann");
    send("{\"type\":\"password\",\"data\":\"5e88\"}");
    assertThat(consoles().asked()).containsExactly("taken Ann", "enter Ann takeOver");
    stage.send("other", "{\"type\":\"login\",\"data\":\"ann\"}");
    stage.next("other");
    consoles().refuse(ErrorCode.CONSOLE_TAKEN);
    stage.send("other", "{\"type\":\"password\",\"data\":\"5e88\"}");
    assertThat(stage.next("other").orElseThrow()).contains("Would you like to take over the connection?");
    stage.send("other", "{\"type\":\"input\",\"data\":\"yes\"}");
    assertThat(consoles().asked().getLast()).isEqualTo("enter Ann takeOver");
  }

  @ParameterizedTest
  @CsvSource({"CONSOLE_DOWN", "TOO_MANY_CONSOLES", "NO_OS_USER", "CONSOLE_REFUSED", "UNAVAILABLE"})
  @DisplayName("A console that cannot be had is told of, and the page may go on")
  void noConsole_isSaid(ErrorCode code) {
    stage.direct("account Ann 5e88");
    login("Ann");
    for (String packet : List.of("password\",\"data\":\"5e88\"}", "login\",\"data\":\"Ann\"}")) {
      consoles().refuse(code);
      send("{\"type\":\"" + packet);
      assertThat(said()).isEqualTo("response " + code.sentence() + NAME);
    }
    seated();
  }

  @Test
  @DisplayName("An administrator watches another's console, and is not asked for that one's new password")
  void spy_watches() {
    stage.direct("account admin beef admin");
    send("{\"type\":\"login\",\"data\":\"admin\",\"spy\":\"Ann\"}");
    assertThat(said()).startsWith("password_request");
    send("{\"type\":\"password\",\"data\":\"beef\"}");
    assertThat(consoles().asked()).containsExactly("enter admin spy Ann");
    up();
    say("{\"type\":\"password_request\",\"data\":\"?\"}");
    assertThat(stage.unasked()).isEmpty();
    send("{\"type\":\"password\",\"data\":\"5e88\"}");
    consoles().inputs().poll().fail(new Fault(ErrorCode.CONSOLE_READ_ONLY));
    assertThat(said()).isEqualTo("response You may only watch this console.");
  }

  @Test
  @DisplayName("A new password is set for who is connected, one after the other, or it is said why not")
  void newPassword_isSet() {
    seated();
    say("{\"type\":\"password_request\",\"data\":\"New:\"}");
    assertThat(said()).isEqualTo("password_request New:");
    send("{\"type\":\"command\",\"data\":\"still the console's\"}");
    send("{\"type\":\"password\",\"data\":\" beef \"}");
    assertThat(said()).isEqualTo("response Your password has been updated.");
    assertThat(peer().principal().orElseThrow().jti()).isEqualTo("renewed");
    say("{\"type\":\"password_request\",\"data\":\"New:\"}");
    said();
    stage.direct("fail renew PASSWORD_INVALID");
    send("{\"type\":\"password\",\"data\":\"\"}");
    assertThat(said()).isEqualTo("response Your password has not been changed. This cannot be a password.");
    assertThat(consoles().asked()).filteredOn(asked -> asked.startsWith("input")).hasSize(1);
  }

  @Test
  @DisplayName("A console that does not read stops its page, and lets it go on again")
  void fullConsole_pausesThePage() {
    seated();
    String large = "{\"type\":\"file\",\"data\":\"" + "x".repeat(100_000) + "\"}";
    for (int i = 0; i < 4; i++) {
      send(large);
    }
    assertThat(consoles().inputs()).hasSize(3);
    assertThat(peer().paused()).isTrue();
    consoles().inputs().poll().complete(Done.DONE);
    assertThat(consoles().inputs()).hasSize(3);
    consoles().inputs().poll().fail(new Fault(ErrorCode.INPUT_TOO_LONG));
    assertThat(said()).isEqualTo("response " + ErrorCode.INPUT_TOO_LONG.sentence());
    assertThat(peer().paused()).isFalse();
    consoles().inputs().poll().fail(new Fault(ErrorCode.NO_SUCH_CONSOLE));
    assertThat(stage.unasked()).isEmpty();
  }

  @Test
  @DisplayName("A page that does not read is sent nothing more, and its console gets no credit meanwhile")
  void fullPage_holdsTheConsole() {
    seated();
    peer().holding(true);
    String large = "{\"type\":\"output\",\"data\":\"" + "x".repeat(40_000) + "\"}";
    for (int i = 0; i < 5; i++) {
      console.packet(Buffer.buffer(large));
    }
    console.turnEnded();
    assertThat(peer().sent()).hasSize(1);
    assertThat(consoles().asked()).isEmpty();
    peer().holding(false);
    assertThat(peer().sent()).hasSize(5).allSatisfy(sent -> assertThat(sent).hasToString(large));
    assertThat(consoles().asked()).isNotEmpty().allMatch(asked -> asked.startsWith("grant "));
  }

  @ParameterizedTest
  @EnumSource(Closed.Reason.class)
  @DisplayName("The end of a console is told behind its last words, and ends the connection with a fitting code")
  void consoleEnds(Closed.Reason reason) {
    seated();
    console.packet(Buffer.buffer("{\"type\":\"response\",\"data\":\"last\"}"));
    close(reason, "This is why.");
    assertThat(said()).isEqualTo("response last");
    if (reason != Closed.Reason.ENDED) {
      assertThat(said()).isEqualTo("response This is why.");
    }
    assertThat(stage.end("page")).isEqualTo(switch (reason) {
      case ENDED, IDLE, KILLED -> CloseReason.NORMAL;
      case CRASHED, START_TIMEOUT -> CloseReason.CONSOLE_FAILED;
      case TAKEN_OVER -> CloseReason.REPLACED;
      case DRAINING -> CloseReason.DRAINING;
      case REVOKED -> CloseReason.REVOKED;
    });
  }

  @Test
  @DisplayName("A page that does not read is not sent what waits for it when somebody has taken over")
  void takenOver_whileItDoesNotRead() {
    seated();
    peer().holding(true);
    console.packet(Buffer.buffer("{\"type\":\"response\",\"data\":\"late\"}"));
    close(Closed.Reason.TAKEN_OVER, "This is why.");
    assertThat(said()).isEqualTo("response This is why.");
    assertThat(stage.end("page")).isEqualTo(CloseReason.REPLACED);
  }

  @Test
  @DisplayName("A legacy page hears that a console has ended which did not say so itself")
  void consoleEnds_legacy() {
    legacy();
    close(Closed.Reason.ENDED, "The console has ended.");
    assertThat(said()).isEqualTo("response --#quit");
  }

  @Test
  @DisplayName("A lost verticle and what the hub has to say are told")
  void lostConsole_isTold() {
    seated();
    console.event(event(ConsoleEvent.Kind.NOTICE, new Notice("Somebody watches.")));
    assertThat(said()).isEqualTo("response Somebody watches.");
    console.lost();
    assertThat(said()).isEqualTo("response The connection to the console is lost.");
    assertThat(stage.end("page")).isEqualTo(CloseReason.INTERNAL);
  }

  @Test
  @DisplayName("A console hears whether its page went or was lost")
  void pageGoes() {
    seated();
    stage.leave("page");
    assertThat(consoles().asked()).containsExactly("leave lost");
    stage = stage(false);
    seated();
    stage.act("page", talk -> talk.parting());
    stage.leave("page");
    assertThat(consoles().asked()).containsExactly("leave");
  }

  @ParameterizedTest
  @EnumSource(CloseReason.class)
  @DisplayName("Why the hub ends a connection is said, and only where a page may come back the console waits")
  void hubEnds(CloseReason reason) {
    seated();
    stage.direct("ending page " + reason);
    assertThat(said()).isEqualTo("response " + reason.sentence());
    assertThat(consoles().asked())
        .containsExactly(reason.advice() == CloseReason.Advice.DO_NOT_RETRY ? "leave" : "leave lost");
  }

  @Test
  @DisplayName("Who is gone before the console is there leaves it as soon as it is")
  void pageGoes_whileItEnters() {
    stage.direct("account Ann 5e88");
    login("Ann");
    consoles().hold();
    send("{\"type\":\"password\",\"data\":\"5e88\"}");
    stage.leave("page");
    consoles().release();
    assertThat(consoles().asked()).containsExactly("taken Ann", "enter Ann", "leave lost");
  }

  @ParameterizedTest
  @EnumSource(Rejection.class)
  @DisplayName("What the transport left out is told of")
  void leftOut_isTold(Rejection why) {
    stage.direct("rejected page " + why);
    assertThat(said()).startsWith("response ").endsWith("Please try again.");
    assertThat(peer().offences()).isEqualTo(1);
  }

  private void legacy() {
    stage.direct("account Ann 5e88");
    send("{\"type\":\"command\",\"data\":\"Ann\\n\"}");
    assertThat(said()).isEqualTo("response Please enter your --#password:");
    send("{\"type\":\"command\",\"data\":\"5e88\\n\"}");
    up();
  }

  private void seated() {
    stage.direct("account Ann 5e88");
    login("Ann");
    send("{\"type\":\"password\",\"data\":\"5e88\"}");
    up();
  }

  private void login(String name) {
    send("{\"type\":\"login\",\"data\":\"" + name + "\"}");
    assertThat(said()).startsWith("password_request");
  }

  private void up() {
    console = consoles().listener(peer());
    console.event(event(ConsoleEvent.Kind.UP, Done.DONE));
    consoles().asked().clear();
  }

  private void say(String packet) {
    console.packet(Buffer.buffer(packet));
    console.turnEnded();
  }

  private void close(Closed.Reason reason, String text) {
    console.event(event(ConsoleEvent.Kind.CLOSED, new Closed(reason, text)));
  }

  private void send(String text) {
    stage.send("page", text);
  }

  private String said() {
    JsonObject packet = new JsonObject(stage.next("page").orElseThrow(() -> new AssertionError("nothing was said")));
    return packet.getString("type") + " " + packet.getString("data");
  }

  private ScriptedConsoles consoles() {
    return stage.consoles();
  }

  private ScriptedPeer peer() {
    return stage.peer("page");
  }

  private static ConsoleEvent event(ConsoleEvent.Kind kind, Message body) {
    return new ConsoleEvent(kind, body.toJson());
  }

  private static ScriptedStage stage(boolean registration) {
    return ScriptedStage.websocket(services ->
        new ConsoleProtocol(Conf.of(new JsonObject().put("registration", registration)), services));
  }
}
