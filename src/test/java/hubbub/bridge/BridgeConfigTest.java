package hubbub.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import hubbub.bridge.protocol.chatmaster.ChatmasterProtocol;
import hubbub.bridge.protocol.console.ConsoleProtocol;
import hubbub.bridge.protocol.eventbus.EventBusConfig;
import hubbub.bridge.protocol.match.MatchProtocol;
import hubbub.bridge.protocol.rwci.RwciProtocol;
import hubbub.bridge.protocol.terminal.TerminalProtocol;
import hubbub.bridge.spi.Protocol;
import hubbub.bridge.spi.Services;
import hubbub.conf.Conf;
import hubbub.conf.ConfException;
import hubbub.conf.ConfFile;
import hubbub.contract.auth.Principal;
import hubbub.testing.ConfReadme;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BridgeConfigTest {
  private static final String FILE = "conf/bridge.json";

  @Test
  @DisplayName("conf/README.md documents every key with the range and default that the code has")
  void readme_agrees() {
    JsonObject all = new JsonObject().put("listeners", new JsonArray().add(new JsonObject()
        .put("name", "x")
        .put("tls", new JsonObject().put("certificate", "c").put("key", "k"))
        .put("routes", new JsonArray().add(new JsonObject().put("adapter", "rwci")))));
    Conf conf = Conf.of(all);
    BridgeConfig.from(conf);
    assertThat(ConfReadme.rows(FILE)).containsExactlyElementsOf(ConfReadme.expected(conf.keys()));
  }

  @Test
  @DisplayName("The shipped file spells out the defaults, and its listeners")
  void shippedFile_isDefault() {
    BridgeConfig shipped = BridgeConfig.from(ConfFile.read(Path.of(FILE)));
    BridgeConfig standard = BridgeConfig.from(new JsonObject());
    assertThat(shipped.limits()).isEqualTo(standard.limits());
    assertThat(shipped.http()).isEqualTo(standard.http());
    assertThat(shipped.needs()).isEqualTo(standard.needs());
    assertThat(shipped).extracting("requestMillis", "gapMillis", "beatSeconds", "drainSeconds")
        .containsExactly(5_000, 50, 5, 3);
    assertThat(standard).extracting("requestMillis", "gapMillis", "beatSeconds", "drainSeconds")
        .containsExactly(5_000, 50, 5, 3);
    assertThat(shipped.listeners()).extracting(ListenerConfig::name, ListenerConfig::port, ListenerConfig::loopback)
        .containsExactly(
            tuple("http", 8080, true),
            tuple("chatmaster", 9000, true),
            tuple("line", 9001, true));
  }

  @Test
  @DisplayName("conf/README.md documents every option of the adapters")
  void options_areDocumented() {
    Map<String, BiFunction<Conf, Services, Protocol>> adapters = Map.of(
        "rwci", RwciProtocol::new, "chatmaster", ChatmasterProtocol::new, "match", MatchProtocol::new,
        "terminal", TerminalProtocol::new, "console", ConsoleProtocol::new);
    adapters.forEach((name, adapter) -> {
      Conf options = Conf.of(new JsonObject());
      adapter.apply(options, new Services(null, null, null, null, null));
      assertThat(ConfReadme.rows("Options of the adapter " + name))
          .containsExactlyElementsOf(ConfReadme.expected(options.keys()));
    });
  }

  @Test
  @DisplayName("conf/README.md documents every key of the door to the event bus, and the shipped file spells them out")
  void eventBus_isDocumented() {
    JsonObject rule = new JsonObject("""
        {"in": [{"address": "a.b"}], "out": [{"address": "a.b"}]}""");
    Conf conf = Conf.of(new JsonObject().put("accounts", rule)
        .put("tokens", new JsonArray().add(rule.copy().put("kind", "k").put("prove", "k.prove"))));
    EventBusConfig.from(conf);
    conf.done();
    assertThat(ConfReadme.rows("The section eventbus of conf/bridge.json"))
        .containsExactlyElementsOf(ConfReadme.expected(conf.keys()));
    EventBusConfig shipped = BridgeConfig.from(ConfFile.read(Path.of(FILE))).eventBus().orElseThrow();
    assertThat(shipped).usingRecursiveComparison().ignoringFields("accounts")
        .isEqualTo(EventBusConfig.from(Conf.of(new JsonObject())));
    assertThat(Stream.of(shipped.accounts().in(), shipped.accounts().out()).flatMap(List::stream).toList())
        .isNotEmpty().allMatch(one -> one.role().equals(Optional.of(Principal.ADMIN)));
  }

  @Test
  @DisplayName("Who configures no door to the event bus has none, and no listener may promise it then")
  void eventBus_isClosedByDefault() {
    assertThat(BridgeConfig.from(new JsonObject()).eventBus()).isEmpty();
    JsonObject empty = new JsonObject().put("eventbus", new JsonObject());
    assertThat(BridgeConfig.from(empty).eventBus().orElseThrow()).satisfies(door -> {
      assertThat(door.accounts().in()).isEmpty();
      assertThat(door.accounts().out()).isEmpty();
      assertThat(door.tokens()).isEmpty();
    });
    JsonObject promised = new JsonObject().put("listeners", new JsonArray().add(new JsonObject().put("name", "x")
        .put("serves", new JsonArray().add("eventbus"))));
    assertThatThrownBy(() -> BridgeConfig.from(promised)).hasMessageContaining("eventbus is nothing");
    assertThat(BridgeConfig.from(promised.mergeIn(empty)).listeners()).hasSize(1);
    JsonObject twice = new JsonObject().put("eventbus", new JsonObject("""
        {"tokens": [{"kind": "account", "prove": "a.b"}], "accounts": {"in": [{"address": "*"}]}}"""));
    assertThatThrownBy(() -> BridgeConfig.from(twice)).hasMessageContaining("eventbus.tokens[0].kind is \"account\"")
        .hasMessageContaining("eventbus.accounts.in[0].address is \"*\"");
  }

  @Test
  @DisplayName("The hub for existing clients differs by its listeners only, and wants a certificate")
  void compatible_isTheShippedHub() {
    JsonObject compatible = ConfFile.read(Path.of("conf/bridge-compat.json"));
    Conf conf = Conf.of(compatible, Map.of("HUBBUB_TLS_CERTIFICATE", "chain.pem", "HUBBUB_TLS_KEY", "key.pem"));
    BridgeConfig config = BridgeConfig.from(conf);
    conf.done();
    BridgeConfig shipped = BridgeConfig.from(ConfFile.read(Path.of(FILE)));
    assertThat(config).usingRecursiveComparison().ignoringFields("listeners").isEqualTo(shipped);
    assertThat(config.listeners()).extracting(ListenerConfig::name)
        .containsExactly("rwci", "match", "terminal", "console", "http", "chatmaster", "line");
    assertThat(config.listeners().getFirst().tls()).contains(new ListenerConfig.Tls("chain.pem", "key.pem"));
    Conf without = Conf.of(compatible, Map.of());
    BridgeConfig.from(without);
    assertThatThrownBy(without::done).hasMessageContaining("HUBBUB_TLS_CERTIFICATE to be set");
  }

  @Test
  @DisplayName("Every problem of a bad file is told at once, with its place")
  void badFile_tellsAll() {
    JsonObject bad = new JsonObject().put("gapMillis", -1).put("colour", "red")
        .put("listeners", new JsonArray().add(new JsonObject().put("transport", "udp").put("port", 70_000)
            .put("routes", new JsonArray().add(new JsonObject().put("path", "rwci")))));
    assertThatThrownBy(() -> BridgeConfig.from(bad)).isInstanceOf(ConfException.class)
        .hasMessageContaining("gapMillis is -1").hasMessageContaining("colour is \"red\"")
        .hasMessageContaining("listeners[0].transport is \"udp\"").hasMessageContaining("listeners[0].port is 70000")
        .hasMessageContaining("listeners[0].name is nothing").hasMessageContaining("listeners[0].routes[0].adapter")
        .hasMessageContaining("listeners[0].routes[0].path is \"rwci\"");
  }
}
