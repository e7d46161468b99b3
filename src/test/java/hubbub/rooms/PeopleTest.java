package hubbub.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.Presence.Kind;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private final People people = new People("i", RoomsConfig.from(new JsonObject()).limits());

  @Test
  @DisplayName("A name is held before anybody has entered under it, and free again when the session ends")
  void name_isHeldFromTheFirst() {
    Session zoe = hold("g1", "Zoe");
    assertThat(people.online("zoe")).isEmpty();
    refused("g2", "ZOE", ErrorCode.NAME_TAKEN);
    refused("a1", "zoe", ErrorCode.NAME_TAKEN, "user");
    people.end(zoe);
    people.forget(zoe.person(), 0);
    assertThat(hold("a1", "zoe", "user").person().guest()).isFalse();
  }

  @Test
  @DisplayName("An account has one session for each protocol, and a session's id is its own")
  void account_hasOneSessionForEachProtocol() {
    hold("a1", "ann", "user");
    refused("a2", "Ann", ErrorCode.ALREADY_CONNECTED, "user");
    refused("a1", "bob", ErrorCode.ALREADY_CONNECTED, "user");
    people.hold(attach("a3", "chatmaster", "user"), Name.person("ann"), 0);
    assertThat(people.find("ann").orElseThrow().attached()).isEmpty();
  }

  @Test
  @DisplayName("Presence is numbered from one without a hole")
  void presence_isNumbered() {
    Person ann = hold("a1", "ann", "user").person();
    assertThat(people.came(ann).seq()).isEqualTo(1);
    assertThat(people.renamed(ann, "Anne").kind()).isEqualTo(Kind.RENAMED);
    assertThat(people.went(ann).seq()).isEqualTo(3);
    assertThat(people.all(List.of(), person -> List.of()).seq()).isEqualTo(3);
  }

  @Test
  @DisplayName("Who has said too much and comes back has still said too much, until it makes no difference")
  void allowance_outlivesTheSession() {
    Session first = hold("a1", "ann", "user");
    for (int i = 0; i < 20; i++) {
      first.person().allowance().take(0);
    }
    people.end(first);
    people.forget(first.person(), 0);
    people.forgive(100);
    Session second = hold("a2", "ann", "user");
    assertThat(second.person().allowance().take(100)).isPositive();
    people.end(second);
    people.forget(second.person(), 100);
    people.forgive(10_000);
    assertThat(hold("a3", "ann", "user").person().allowance().take(0)).isZero();
  }

  private Session hold(String session, String name, String... roles) {
    return people.hold(attach(session, "rwci", roles), Name.person(name), 0);
  }

  private void refused(String session, String name, ErrorCode code, String... roles) {
    assertThatThrownBy(() -> hold(session, name, roles)).isInstanceOfSatisfying(Fault.class,
        fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private static Attach attach(String session, String protocol, String... roles) {
    return new Attach(session, "b1", "any", List.of(roles), protocol, List.of(), false);
  }
}
