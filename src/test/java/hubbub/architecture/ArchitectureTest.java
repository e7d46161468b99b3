package hubbub.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String ROOT = "hubbub";
  private static final String FIXTURE = "hubbub.architecture.fixture";
  private static final JavaClasses HUB = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);
  private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages(FIXTURE);

  static List<String> verticles() {
    return Rules.VERTICLES;
  }

  @ParameterizedTest
  @MethodSource("verticles")
  @DisplayName("A verticle depends on no other verticle")
  void verticle_standsAlone(String verticle) {
    Rules.aloneOnTheBus(ROOT, verticle).check(HUB);
  }

  @Test
  @DisplayName("No source of a verticle imports another verticle, not even a constant")
  void sources_importNoOtherVerticle() throws IOException {
    assertThat(Rules.foreignImports(Path.of("verticles", "hubbub"), ROOT)).isEmpty();
  }

  @Test
  @DisplayName("Only hubbub.bus sees the event bus")
  void eventBus_isSeenByTheBusAlone() {
    Rules.oneWayToTheBus(ROOT).check(HUB);
  }

  @Test
  @DisplayName("The contract depends on the JDK, JSON types, their reader and buffers only")
  void contract_isPlain() {
    noClasses().that().resideInAPackage("hubbub.contract..").should().dependOnClassesThat()
        .resideOutsideOfPackages("java..", "io.vertx.core.json..", "io.vertx.core.buffer..",
            "com.fasterxml.jackson.core..", "hubbub.contract..").check(HUB);
  }

  @Test
  @DisplayName("Bus, configuration, store and processes depend on what lies below them only")
  void foundations_pointDownwards() {
    Rules.dependsOnlyOn(ROOT, "watch").check(HUB);
    Rules.dependsOnlyOn(ROOT, "bus", "contract", "watch").check(HUB);
    Rules.dependsOnlyOn(ROOT, "conf").check(HUB);
    Rules.dependsOnlyOn(ROOT, "access", "conf", "contract").check(HUB);
    Rules.dependsOnlyOn(ROOT, "store", "conf", "contract", "watch").check(HUB);
    Rules.dependsOnlyOn(ROOT, "process", "conf", "contract").check(HUB);
    Rules.dependsOnlyOn(ROOT, "module", "bus", "contract").check(HUB);
    Rules.dependsOnlyOn(ROOT, "service", "bus", "store", "conf", "contract", "watch").check(HUB);
  }

  @Test
  @DisplayName("Programs are run without Vert.x: below the verticles nobody waits on an event loop")
  void processes_knowNoVertx() {
    noClasses().that().resideInAnyPackage("hubbub.process..", "hubbub.terminal.run..", "hubbub.console.run..")
        .should().dependOnClassesThat().resideInAPackage("io.vertx..").check(HUB);
  }

  @Test
  @DisplayName("Only what is told to Prometheus sees Micrometer, so that nothing loads it before somebody asks")
  void micrometer_isSeenByTheExpositionAlone() {
    noClasses().that().resideInAPackage("hubbub..").and().doNotHaveFullyQualifiedName("hubbub.watch.Exposition")
        .should().dependOnClassesThat().resideInAnyPackage("io.micrometer..", "io.prometheus..").check(HUB);
  }

  @Test
  @DisplayName("The state-keeping verticles depend on bus, contract, conf, store and figures; the bridge keeps nothing")
  void verticles_dependOnFoundations() {
    for (String verticle : List.of("auth", "rooms", "matches")) {
      Rules.dependsOnlyOn(ROOT, verticle, "bus", "contract", "conf", "store", "watch", "service").check(HUB);
    }
    for (String verticle : List.of("terminal", "console")) {
      Rules.dependsOnlyOn(ROOT, verticle, "bus", "contract", "conf", "store", "watch", "service", "process")
          .allowEmptyShould(true).check(HUB);
    }
    Rules.dependsOnlyOn(ROOT, "bridge", "access", "bus", "contract", "conf", "watch").check(HUB);
    Rules.dependsOnlyOn(ROOT, "busbridge", "access", "bus", "contract", "conf").check(HUB);
  }

  @Test
  @DisplayName("The console that comes with the hub needs the JDK and Jackson's streaming parser alone")
  void consoleProgram_isSmall() {
    noClasses().that().resideInAPackage("hubbub.console.program..").should().dependOnClassesThat()
        .resideOutsideOfPackages("java..", "com.fasterxml.jackson.core..", "hubbub.console.program..").check(HUB);
  }

  @Test
  @DisplayName("A game depends on the foundations alone, and each of them is held to these rules")
  void game_standsAlone() throws IOException {
    for (String game : folders("games")) {
      assertThat(Rules.VERTICLES).contains("games." + game);
      Rules.dependsOnlyOn(ROOT, "games." + game, "bus", "contract", "conf", "store", "service", "watch").check(HUB);
    }
  }

  @Test
  @DisplayName("An adapter depends on the SPI and the contract, and on no other adapter")
  void adapter_standsAlone() throws IOException {
    for (String protocol : folders("bridge/protocol")) {
      Rules.dependsOnlyOn(ROOT, "bridge.protocol." + protocol, "bridge.spi", "access", "contract", "conf").check(HUB);
    }
  }

  @Test
  @DisplayName("Within the bridge the SPI knows nobody, the transport no bus, and only the gateway speaks to the bus")
  void bridge_isLayered() {
    Rules.dependsOnlyOn(ROOT, "bridge.spi", "access", "contract").check(HUB);
    Rules.dependsOnlyOn(ROOT, "bridge.transport", "bridge.spi", "contract", "conf", "watch").check(HUB);
    Rules.dependsOnlyOn(ROOT, "bridge.http", "bridge.spi", "bridge.transport", "bridge.gateway", "contract", "conf",
        "watch")
        .check(HUB);
    Rules.dependsOnlyOn(ROOT, "bridge.gateway", "bridge.spi", "bridge.transport", "access", "bus", "contract",
        "watch")
        .check(HUB);
  }

  @Test
  @DisplayName("The hub itself imports no verticle")
  void hub_importsNoVerticle() {
    String[] verticles = Rules.VERTICLES.stream().map(one -> ROOT + "." + one + "..").toArray(String[]::new);
    noClasses().that().resideInAnyPackage("hubbub", "hubbub.launch..")
        .should().dependOnClassesThat().resideInAnyPackage(verticles).check(HUB);
  }

  @Test
  @DisplayName("The rules find the violations that are there on purpose")
  void violations_areFound() throws IOException {
    assertThatThrownBy(() -> Rules.aloneOnTheBus(FIXTURE, "auth").check(OFFENDERS))
        .isInstanceOf(AssertionError.class).hasMessageContaining("Caller");
    assertThatThrownBy(() -> Rules.oneWayToTheBus(FIXTURE).check(OFFENDERS))
        .isInstanceOf(AssertionError.class).hasMessageContaining("Caller");
    assertThatThrownBy(() -> Rules.dependsOnlyOn(FIXTURE, "auth", "bus").check(OFFENDERS))
        .isInstanceOf(AssertionError.class).hasMessageContaining("Private");
    assertThat(Rules.foreignImports(Path.of("src", "test", "java", "hubbub", "architecture", "fixture"), FIXTURE))
        .anyMatch(hit -> hit.contains("Copier.java"));
  }

  private static List<String> folders(String within) throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("verticles", "hubbub").resolve(within))) {
      return folders.map(folder -> folder.getFileName().toString()).toList();
    }
  }
}
