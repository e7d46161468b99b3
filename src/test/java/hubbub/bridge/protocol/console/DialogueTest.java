package hubbub.bridge.protocol.console;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bridge.protocol.console.Dialogue.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of the dialogue against every packet, in both modes, and every way from state to state. */
class DialogueTest {
  private static final String NAME = "Please enter your username:";
  private static final String PROMPT = "password_request Please enter your --#password:";
  private static final String PLEASE_WAIT = "response You are being connected to the console. Please wait.";
  private static final String CHOOSE = "confirmation Please answer yes or no:";
  private static final Map<String, String> PACKETS = new LinkedHashMap<>();

  static {
    PACKETS.put("greeting", "Connected!");
    PACKETS.put("login", "{\"type\":\"login\",\"data\":\"ann\"}");
    PACKETS.put("login 3", "{\"type\":\"login\",\"data\":\" ann\\n\",\"version\":3}");
    PACKETS.put("command", "{\"type\":\"command\",\"data\":\"ann\\n\"}");
    PACKETS.put("command 3", "{\"type\":\"command\",\"data\":\"ann\",\"version\":3}");
    PACKETS.put("command yes", "{\"type\":\"command\",\"data\":\"YES\\n\"}");
    PACKETS.put("input yes", "{\"type\":\"input\",\"data\":\"Yes\"}");
    PACKETS.put("input no", "{\"type\":\"input\",\"data\":\"no\"}");
    PACKETS.put("input perhaps", "{\"type\":\"input\",\"data\":\"perhaps\"}");
    PACKETS.put("password", "{\"type\":\"password\",\"data\":\" 5e88\\n\"}");
    PACKETS.put("quit", "{\"type\":\"quit\",\"data\":\"\"}");
    PACKETS.put("bare quit", "{\"type\":\"quit\"}");
    PACKETS.put("file", "{\"type\":\"file\",\"data\":{\"name\":\"a\"}}");
    PACKETS.put("number", "{\"type\":\"input\",\"data\":7}");
    PACKETS.put("no data", "{\"type\":\"input\"}");
    PACKETS.put("null data", "{\"type\":\"input\",\"data\":null}");
    PACKETS.put("no type", "{\"data\":\"ann\"}");
    PACKETS.put("odd type", "{\"type\":7,\"data\":\"ann\"}");
    PACKETS.put("fly", "{\"type\":\"fly\",\"data\":\"x\",\"more\":[1]}");
    PACKETS.put("text", "hello");
    PACKETS.put("list", "[1]");
    PACKETS.put("torn", "{\"type\":\"login\",\"data\":\"ann\"");
    PACKETS.put("glued", "{\"type\":\"login\",\"data\":\"ann\"}{}");
  }

  /** What is not a mismatch, by state; then what follows it. */
  private static Map<String, String> expected(State state, boolean legacy) {
    Map<String, String> told = new LinkedHashMap<>(Map.of("no data", "Drop[]", "null data", "Drop[]",
        "no type", "Drop[]", "odd type", "Drop[]", "bare quit", "Drop[]"));
    switch (state) {
      case LOGIN -> {
        told.put("greeting", "response Welcome! " + NAME);
        told.putAll(legacy ? Map.of("command", "Look[] WAITING", "command yes", "Look[] WAITING")
            : Map.of("login", "Look[] WAITING", "login 3", "Look[] WAITING", "command 3", "Look[] WAITING"));
      }
      case NEW_USER, TAKE_OVER -> {
        told.putAll(Map.of("command", CHOOSE, "command 3", CHOOSE, "input perhaps", CHOOSE));
        told.putAll(Map.of("command yes", PROMPT + " PASSWORD", "input yes", PROMPT + " PASSWORD"));
        told.put("input no", "response " + NAME + " LOGIN");
      }
      case PASSWORD -> {
        if (legacy) {
          Stream.of("command", "command 3", "command yes").forEach(packet -> told.put(packet, "Prove[] WAITING"));
        } else {
          told.put("password", "Prove[] WAITING");
        }
      }
      case WAITING -> PACKETS.keySet().stream().filter(packet -> !told.containsKey(packet))
          .filter(packet -> !List.of("greeting", "number", "file", "text", "list", "torn", "glued").contains(packet))
          .forEach(packet -> told.put(packet, PLEASE_WAIT));
      case CONNECTED -> {
        PACKETS.keySet().stream().filter(packet -> !told.containsKey(packet))
            .filter(packet -> !List.of("greeting", "text", "list", "torn", "glued").contains(packet))
            .forEach(packet -> told.put(packet, "Forward[]"));
        told.put("bare quit", "Forward[]");
      }
    }
    return told;
  }

  static Stream<Arguments> everything() {
    return Stream.of(State.values()).flatMap(state -> Stream.of(false, true)
        .flatMap(legacy -> PACKETS.keySet().stream().map(packet -> Arguments.of(state, legacy, packet))));
  }

  @ParameterizedTest(name = "{0}, legacy {1}: {2}")
  @MethodSource("everything")
  @DisplayName("Each packet in each state does what it should, and a misplaced one changes nothing")
  void packet_inState(State state, boolean legacy, String packet) {
    Dialogue dialogue = in(state, legacy);
    String told = expected(state, legacy).getOrDefault(packet, "response The connection state was "
        + shown(state) + " but the message type was " + type(packet)
        + ", matching no known sequence! Please try again. (misplaced)");
    State next = Stream.of(State.values()).filter(one -> told.endsWith(" " + one.name())).findFirst().orElse(state);

    assertThat(words(dialogue.hear(PACKETS.get(packet)))).isEqualTo(told.replace(" " + next.name(), ""));
    assertThat(dialogue.state()).isEqualTo(next);
    assertThat(dialogue.legacy()).isEqualTo(legacy);
  }

  @ParameterizedTest
  @CsvSource({"login, false", "login 3, false", "command 3, false", "command, true"})
  @DisplayName("The first name decides the mode of the connection, and a later one does not")
  void mode_isDecidedOnce(String packet, boolean legacy) {
    Dialogue dialogue = new Dialogue(false);
    assertThat(dialogue.hear(PACKETS.get(packet))).isInstanceOf(Act.Look.class);
    assertThat(dialogue.login().name()).isEqualTo("ann");
    dialogue.refused("No.");
    assertThat(words(dialogue.hear(PACKETS.get(legacy ? "login" : "command")))).contains("matching no known sequence");
    assertThat(dialogue.legacy()).isEqualTo(legacy);
  }

  @ParameterizedTest
  @CsvSource({"yes, true", "Y, true", "CONFIRM, true", "' yes ', true", "no, false", "N, false", "Cancel, false"})
  @DisplayName("Yes and no may be said in several words and any case")
  void question_isAnswered(String word, boolean yes) {
    for (State state : List.of(State.NEW_USER, State.TAKE_OVER)) {
      Dialogue dialogue = in(state, false);
      dialogue.hear("{\"type\":\"input\",\"data\":\"" + word + "\"}");
      assertThat(dialogue.state()).isEqualTo(yes ? State.PASSWORD : State.LOGIN);
      assertThat(dialogue.register()).isEqualTo(yes && state == State.NEW_USER);
      assertThat(dialogue.takeOver()).isEqualTo(yes && state == State.TAKE_OVER);
    }
  }

  @Test
  @DisplayName("Only with registration an unknown name is told apart, and an impossible one refused")
  void unknownName_isToldWithRegistrationOnly() {
    Dialogue quiet = in(State.WAITING, false);
    assertThat(words(quiet.looked(false, false))).isEqualTo(PROMPT);
    Dialogue open = new Dialogue(true);
    assertThat(words(open.hear("{\"type\":\"login\",\"data\":\"\"}")))
        .isEqualTo("response A name has 1 to 32 visible characters on one line. " + NAME);
    open.hear(PACKETS.get("login"));
    assertThat(words(open.looked(false, false)))
        .isEqualTo("confirmation There is no user \"ann\" yet. Would you like to create a new user?");
    assertThat(words(new Dialogue(false).hear("{\"type\":\"login\",\"data\":\"\"}"))).isEqualTo("Look[]");
  }

  @Test
  @DisplayName("Who was asked to take over only after the password sits down at once")
  void takeOver_afterThePassword() {
    Dialogue dialogue = in(State.WAITING, false);
    dialogue.proved();
    assertThat(words(dialogue.taken())).isEqualTo(
        "confirmation Somebody is connected as \"ann\" already. Would you like to take over the connection?");
    assertThat(words(dialogue.hear(PACKETS.get("input yes")))).isEqualTo("Enter[]");
    assertThat(dialogue.state()).isEqualTo(State.WAITING);
    assertThat(dialogue.takeOver()).isTrue();
  }

  @Test
  @DisplayName("A wrong password or a refusal lead back to the name, and what was confirmed is forgotten")
  void refusal_leadsBack() {
    Dialogue dialogue = in(State.TAKE_OVER, false);
    dialogue.hear(PACKETS.get("input yes"));
    dialogue.hear(PACKETS.get("password"));
    assertThat(words(dialogue.incorrect()))
        .isEqualTo("response Your username or password was incorrect. " + NAME);
    assertThat(dialogue.state()).isEqualTo(State.LOGIN);
    dialogue.hear(PACKETS.get("login 3"));
    assertThat(dialogue.takeOver()).isFalse();
    assertThat(words(dialogue.refused("The console is down."))).isEqualTo("response The console is down. " + NAME);
  }

  @Test
  @DisplayName("A secret is opaque: trimmed, and never looked into")
  void secret_isTrimmed() {
    Dialogue dialogue = in(State.PASSWORD, false);
    assertThat(dialogue.hear("{\"type\":\"password\",\"data\":\"\\t {\\\"a\\\":1} \\n\"}"))
        .isEqualTo(new Act.Prove("{\"a\":1}"));
    assertThat(new Act.Prove("5e88").toString() + new Act.Renew("5e88")).doesNotContain("5e88");
  }

  @Test
  @DisplayName("Of a console that asked for a password only the next one is the hub's, in either mode")
  void passwordOfConsole_isTakenOnce() {
    Dialogue standard = in(State.CONNECTED, false);
    standard.passwordWanted();
    assertThat(words(standard.hear(PACKETS.get("command")))).isEqualTo("Forward[]");
    assertThat(standard.hear(PACKETS.get("password"))).isEqualTo(new Act.Renew("5e88"));
    assertThat(words(standard.hear(PACKETS.get("password")))).isEqualTo("Forward[]");
    Dialogue legacy = in(State.CONNECTED, true);
    legacy.passwordWanted();
    assertThat(words(legacy.hear(PACKETS.get("file")))).isEqualTo("Forward[]");
    assertThat(legacy.hear(PACKETS.get("command"))).isEqualTo(new Act.Renew("ann"));
    assertThat(words(legacy.hear(PACKETS.get("command")))).isEqualTo("Forward[]");
    standard.passwordWanted();
    assertThat(words(standard.hear("{\"type\":\"password\",\"data\":{}}"))).contains("message type was password");
    assertThat(words(standard.hear(PACKETS.get("password")))).isEqualTo("Forward[]");
  }

  @Test
  @DisplayName("What else a login may ask for is taken where it is of the right type")
  void login_asksForMore() {
    Dialogue dialogue = new Dialogue(false);
    dialogue.hear("{\"type\":\"login\",\"data\":\"admin\",\"keep\":true,\"spy\":\" Ann \"}");
    assertThat(dialogue.login().keep()).isTrue();
    assertThat(dialogue.login().spied()).contains("Ann");
    dialogue.refused("");
    dialogue.hear("{\"type\":\"login\",\"data\":\"admin\",\"keep\":\"yes\",\"spy\":7}");
    assertThat(dialogue.login().keep()).isFalse();
    assertThat(dialogue.login().spied()).isEmpty();
  }

  @Test
  @DisplayName("A long type is not said back whole")
  void longType_isCut() {
    String words = words(new Dialogue(false).hear("{\"type\":\"" + "x".repeat(1000) + "\",\"data\":\"\"}"));
    assertThat(words).hasSizeLessThan(250).contains("xxx…,");
  }

  private static Dialogue in(State state, boolean legacy) {
    Dialogue dialogue = new Dialogue(state == State.NEW_USER);
    dialogue.hear(PACKETS.get(legacy ? "command" : "login"));
    switch (state) {
      case LOGIN -> dialogue.refused("");
      case NEW_USER -> dialogue.looked(false, false);
      case TAKE_OVER -> dialogue.looked(true, true);
      case PASSWORD -> dialogue.looked(true, false);
      case WAITING -> { }
      case CONNECTED -> dialogue.connected();
    }
    assertThat(dialogue.state()).isEqualTo(state);
    return dialogue;
  }

  private static String words(Act act) {
    return act instanceof Act.Answer answer ? words(answer.say()) + (answer.misplaced() ? " (misplaced)" : "")
        : act.toString().replaceAll(".*\\$", "");
  }

  private static String words(Say say) {
    return say.type() + " " + say.data();
  }

  private static String shown(State state) {
    return switch (state) {
      case NEW_USER, TAKE_OVER -> "confirmation";
      default -> state.name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private static String type(String packet) {
    return switch (packet) {
      case "number" -> "input";
      case "greeting", "text", "list", "torn", "glued" -> "not a JSON object";
      default -> packet.split(" ")[0];
    };
  }
}
