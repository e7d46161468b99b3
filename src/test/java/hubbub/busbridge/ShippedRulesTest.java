package hubbub.busbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import hubbub.access.Access;
import hubbub.access.Frame;
import hubbub.access.Proof;
import hubbub.access.Scope;
import hubbub.access.TokenKind;
import hubbub.conf.ConfFile;
import hubbub.contract.AddressPattern;
import hubbub.contract.Endpoint;
import hubbub.contract.Topic;
import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the shipped rules open to services, of every address that there is in the contract, new ones included. */
class ShippedRulesTest {
  private static final String OTHER = "other";
  private static final TokenKind KIND = BusBridgeConfig.from(ConfFile.read(Path.of("conf/busbridge.json"))).tokens()
      .stream().filter(kind -> kind.kind().equals("service")).findFirst().orElseThrow();
  private static final Access ALL = access(Optional.empty());

  @Test
  @DisplayName("Whatever its scope, a service may ask for what all may see, speak as the hub, and speak for itself")
  void in_isThisAlone() throws ReflectiveOperationException {
    assertThat(addresses()).hasSizeGreaterThan(100);
    assertThat(found(address -> ALL.allows(frame("send", address)))).containsExactly(
        "matches.get", "matches.list", "matches.player", "matches.players", "matches.result", "matches.results",
        "rooms.people", "rooms.tell", "service.event.me.x", "service.me.x", "service.other.x");
    // Where a service called "event" would be asked, if there could be one.
    assertThat(ALL.allows(frame("send", "service.event.me"))).isTrue();
    assertThat(found(address -> ALL.allows(frame("publish", address))))
        .isEqualTo(found(address -> ALL.allows(frame("send", address))));
  }

  @Test
  @DisplayName("Whatever its scope, a service may hear rooms, comings, goings and games, and be asked in its own name")
  void out_isThisAlone() throws ReflectiveOperationException {
    assertThat(found(ALL::hears)).containsExactly(
        "games.event.over", "games.event.state.other", "matches.event.started",
        "rooms.event.broadcast", "rooms.event.doing", "rooms.event.presence", "rooms.event.room.other",
        "rooms.event.started", "service.event.me.x", "service.event.other.x", "service.me.x");
  }

  @Test
  @DisplayName("A scope narrows what the rules allow and never adds to it")
  void scope_narrows() throws ReflectiveOperationException {
    Access narrow = access(scope(List.of("rooms.tell", "rooms.say", "auth.*", "matches.*", "service.event.*.*"),
        List.of("rooms.event.room.general", "rooms.event.deliver.*", "service.{service}.x", "service.other.*")));
    assertThat(found(address -> narrow.allows(frame("send", address)))).containsExactly(
        "matches.get", "matches.list", "matches.player", "matches.players", "matches.result", "matches.results",
        "rooms.tell", "service.event.me.x");
    assertThat(found(narrow::hears)).containsExactly("service.me.x");
    assertThat(narrow.hears("rooms.event.room.general")).isTrue();
    assertThat(narrow.hears("rooms.event.room.random")).isFalse();
    assertThat(narrow.hears("service.me.y")).isFalse();

    Access nothing = access(scope(List.of(), List.of()));
    assertThat(found(address -> nothing.allows(frame("send", address)) || nothing.hears(address))).isEmpty();
  }

  private static Optional<Scope> scope(List<String> in, List<String> out) {
    return Optional.of(new Scope(patterns(in), patterns(out)));
  }

  private static List<AddressPattern> patterns(List<String> texts) {
    return texts.stream().map(text -> AddressPattern.of(text, "service").orElseThrow()).toList();
  }

  private static Access access(Optional<Scope> scope) {
    return Access.of(KIND, new Proof("service", "me", Principal.guest("service:me"), scope));
  }

  private static Frame frame(String type, String address) {
    return Frame.of(new JsonObject().put("type", type).put("address", address));
  }

  private static Set<String> found(Predicate<String> open) throws ReflectiveOperationException {
    Set<String> found = new TreeSet<>();
    for (String address : addresses()) {
      if (open.test(address)) {
        found.add(address);
      }
    }
    return found;
  }

  /** Every address of the contract, those of all there may be of a kind as of one, and addresses of services. */
  private static Set<String> addresses() throws ReflectiveOperationException {
    Set<String> all = new TreeSet<>(List.of("service.me.x", "service.other.x", "service.event.me.x",
        "service.event.other.x", "service.me", "service.me.x.y", "service.event", "__vertx.reply.1", "vertx.x"));
    for (JavaClass type : new ClassFileImporter().importPackages("hubbub.contract")) {
      if (type.getSimpleName().endsWith("Api")) {
        addAll(all, type.reflect());
      }
    }
    Stream.of("auth", "rooms", "matches", "terminal", "console", "bridge", "busbridge", "games.pong")
        .forEach(noun -> all.addAll(List.of(noun + ".health", noun + ".audit")));
    return all;
  }

  private static void addAll(Set<String> all, Class<?> api) throws ReflectiveOperationException {
    for (var field : api.getFields()) {
      if (field.get(null) instanceof Endpoint<?, ?> endpoint) {
        all.add(endpoint.address());
      } else if (field.get(null) instanceof Topic<?> topic) {
        all.addAll(List.of(topic.address(), topic.of(OTHER).address()));
      }
    }
    for (Method method : api.getMethods()) {
      if (Modifier.isStatic(method.getModifiers()) && method.getReturnType() == Endpoint.class) {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
            .map(type -> type == long.class ? (Object) 1L : OTHER).toArray();
        all.add(((Endpoint<?, ?>) method.invoke(null, arguments)).address());
      }
    }
  }
}
