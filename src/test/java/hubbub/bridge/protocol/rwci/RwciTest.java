package hubbub.bridge.protocol.rwci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.conf.Conf;
import hubbub.conf.ConfException;
import hubbub.contract.auth.Principal;
import hubbub.testing.script.ScriptedStage;
import hubbub.testing.script.Transcript;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RwciTest {
  @TestFactory
  @DisplayName("Every transcript goes as it is written")
  Stream<DynamicTest> transcripts() {
    return Transcript.all("rwci").stream()
        .map(transcript -> DynamicTest.dynamicTest(transcript.toString(), () -> transcript.play(stage("{}"))));
  }

  @Test
  @DisplayName("With channels off a client gets the bare text, and still an answer when it asks")
  void channelsOff_givesTheBareText() {
    Transcript.of("bare", """
        > {"type":"auth","username":"alice","password":"secret"}
        < {"type":"auth","status":"Registered and logged in ok","success":true,"new_account":true}
        < {"type":"user_list","users":["alice"]}
        < {"type":"join","username":"alice"}
        > {"type":"channel_list"}
        < {"type":"channel_list","channels":["general","random"]}
        """).play(stage("{\"channels\":false}"));
  }

  @Test
  @DisplayName("With registration off at the listener an unknown name is refused, though the hub would take it")
  void registrationOff_refusesUnknownNames() {
    Transcript.of("closed", """
        ! account bob secret
        alice> {"type":"auth","username":"alice","password":"secret"}
        alice< {"type":"auth","status":"Login failed","success":false,"new_account":false}
        alice<| LOGIN_FAILED
        bob> {"type":"auth","username":"bob","password":"secret"}
        bob< {"type":"auth","status":"Logged in ok","success":true,"new_account":false}
        bob< {"type":"user_list","users":["bob"]}
        bob< {"type":"channel_list","channels":["general","random"]}
        bob< {"type":"default_channel","channel":"general"}
        bob< {"type":"join","username":"bob"}
        """).play(stage("{\"registration\":false}"));
  }

  @Test
  @DisplayName("An option of the wrong type or name is a problem of the configuration")
  void wrongOptions_areTold() {
    Conf conf = Conf.of(new JsonObject("{\"channels\":\"yes\",\"chanels\":true}"));
    RwciOptions.from(conf);
    assertThatThrownBy(conf::done).isInstanceOf(ConfException.class)
        .hasMessageContaining("channels").hasMessageContaining("chanels");
  }

  @Test
  @DisplayName("The bridge learns who it is only when the login has succeeded")
  void login_identifiesThePeer() {
    ScriptedStage stage = stage("{}");
    Transcript.of("identity", """
        ! account Alice secret
        ! hold enter
        alice> {"type":"auth","username":"alice","password":"secret"}
        bob> {"type":"auth","username":"alice","password":"wrong"}
        bob< {"type":"auth","status":"Login failed","success":false,"new_account":false}
        """).play(stage);
    assertThat(stage.peer("alice").principal()).isEmpty();
    stage.direct("release");
    assertThat(stage.peer("alice").principal()).map(Principal::name).contains("Alice");
    assertThat(stage.peer("bob").principal()).isEmpty();
  }

  static ScriptedStage stage(String options) {
    return ScriptedStage.websocket(services -> new RwciProtocol(Conf.of(new JsonObject(options)), services));
  }
}
