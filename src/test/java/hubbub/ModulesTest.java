package hubbub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.ProbeVerticle.Diary;
import hubbub.bus.Bus;
import hubbub.conf.ConfFile;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.hub.HubApi;
import hubbub.contract.hub.ModuleState;
import hubbub.contract.hub.OfModule;
import hubbub.testing.Await;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesTest {
  private static final String NODE = "local";
  private static final String GROOVY = """
      def words = vertx.orCreateContext.config().getString('words')
      vertx.eventBus().consumer('greeter') { it.reply('%s ' + words) }
      """;
  private static final String JAVA = """
      import io.vertx.core.VerticleBase;
      import io.vertx.core.Future;

      public class Greeter extends VerticleBase {
        @Override
        public Future<?> start() {
          return vertx.eventBus().consumer("greeter", message -> message.reply("%s")).completion();
        }
      }
      """;

  @TempDir
  private Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx, Duration.ofSeconds(20));
  private Path sources;

  @BeforeEach
  void prepare() throws IOException {
    sources = Files.createDirectories(folder.resolve("modules"));
    Files.createDirectories(folder.resolve("conf"));
    conf("greeter.json", new JsonObject().put("words", "friend"));
  }

  @AfterEach
  void close() {
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("A module in Groovy is deployed from its source, with its configuration")
  void groovy_isDeployed() throws IOException {
    write("greeter.groovy", GROOVY.formatted("hello"));
    start("greeter.groovy");
    assertThat(greeting()).isEqualTo("hello friend");
    assertThat(modules()).containsExactly(new ModuleState("greeter", "greeter.groovy", true));
  }

  @Test
  @DisplayName("A module in Java is compiled when it is deployed")
  void java_isCompiled() throws IOException {
    write("Greeter.java", JAVA.formatted("hello"));
    start("Greeter.java");
    assertThat(greeting()).isEqualTo("hello");
  }

  @Test
  @DisplayName("A module in a jar is deployed by its class, and anew from another jar")
  void jar_isLoaded() throws IOException {
    jar("hello");
    start("Greeter");
    assertThat(greeting()).isEqualTo("hello");
    jar("good day");
    Await.result(restart());
    assertThat(greeting()).isEqualTo("good day");
  }

  @Test
  @DisplayName("A module that is started anew has its new source and configuration, and the others are left alone")
  void restart_readsAnew() throws IOException {
    write("greeter.groovy", GROOVY.formatted("hello"));
    start("greeter.groovy");
    write("greeter.groovy", GROOVY.formatted("good day"));
    conf("greeter.json", new JsonObject().put("words", "stranger"));
    assertThat(greeting()).isEqualTo("hello friend");
    Await.result(restart());
    assertThat(greeting()).isEqualTo("good day stranger");
    assertThat(Diary.of(vertx).lines()).containsExactly("one starts", "one started");
  }

  @Test
  @DisplayName("What is wrong with a module is told to whoever starts it anew, and mended it runs again")
  void broken_isTold() throws IOException {
    write("greeter.groovy", GROOVY.formatted("hello"));
    start("greeter.groovy");
    write("greeter.groovy", "vertx.eventBus(");
    assertThat(failure()).satisfies(fault -> {
      assertThat(fault.code()).isEqualTo(ErrorCode.MODULE_FAILED);
      assertThat(fault.detail()).startsWith("greeter does not start").contains("greeter.groovy: 1");
    });
    conf("greeter.json", new JsonObject());
    Files.writeString(folder.resolve("conf").resolve("greeter.json"), "{");
    assertThat(failure().detail()).contains("greeter.json");
    conf("greeter.json", new JsonObject().put("words", "friend"));
    write("greeter.groovy", GROOVY.formatted("welcome"));
    // It is tried again by itself.
    Await.until("it runs", () -> modules().getFirst().running());
    assertThat(greeting()).isEqualTo("welcome friend");
  }

  @Test
  @DisplayName("A module that does not start, or takes for ever to start or stop, keeps the hub from neither")
  void hub_needsNoModule() throws IOException {
    write("greeter.groovy", "vertx.eventBus(");
    write("Slow.java", JAVA.formatted("slow").replace("Greeter", "Slow")
        .replaceAll("return vertx.*", "return Future.future(never -> {});"));
    write("Clinging.java", JAVA.formatted("hello").replace("Greeter", "Clinging").replace("  @Override", """
          @Override
          public Future<?> stop() {
            return Future.future(never -> {});
          }

          @Override"""));
    String hub = start("greeter.groovy", new JsonObject().put("name", "slow").put("verticle", "Slow.java"),
        new JsonObject().put("name", "clinging").put("verticle", "Clinging.java"));
    assertThat(modules()).extracting(ModuleState::running).containsExactly(false, false, true);
    assertThat(greeting()).isEqualTo("hello");
    Await.result(vertx.undeploy(hub));
    assertThat(Diary.of(vertx).lines()).containsExactly("one starts", "one started", "one stops", "one stopped");
  }

  @Test
  @DisplayName("Of a source in Java the first mistake is told, with its file and line")
  void javaMistake_isTold() throws IOException {
    write("Greeter.java", JAVA.formatted("hello"));
    start("Greeter.java");
    write("Greeter.java", JAVA.formatted("hello").replace("message.reply", "massage.reply"));
    assertThat(failure().detail()).startsWith("greeter does not start: Greeter.java:7: cannot find symbol")
        .contains("massage").doesNotContain("\n");
    write("Greeter.java", JAVA.formatted("hello").replace("public Future", "public Promise"));
    Await.until("what is told is what is wrong now", () -> failure().detail().contains("class Promise"));
  }

  @Test
  @DisplayName("Neither what is no module nor what is the hub's own is started anew")
  void own_isLeftAlone() throws IOException {
    write("greeter.groovy", GROOVY.formatted("hello"));
    start("greeter.groovy");
    for (String name : List.of("one", "nobody")) {
      Throwable refused = Await.failure(bus.call(HubApi.restart(NODE), new OfModule(name)));
      assertThat(((Fault) refused).code()).isEqualTo(ErrorCode.NO_SUCH_MODULE);
    }
  }

  @Test
  @DisplayName("A module that answered how it is and does not any more is deployed anew; one that never did is not")
  void health_isVoluntary() throws IOException {
    write("greeter.groovy", GROOVY.formatted("hello") + """
        import io.vertx.core.json.JsonObject
        def health = vertx.eventBus().consumer('greeter.health') { it.reply(new JsonObject([ready: true])) }
        vertx.eventBus().consumer('mute') { health.unregister(); it.reply('done') }
        vertx.eventBus().publish('began', 'now')
        """);
    write("quiet.groovy", "vertx.eventBus().publish('quiet', 'now')");
    List<String> began = new CopyOnWriteArrayList<>();
    vertx.eventBus().consumer("began", message -> began.add("greeter"));
    vertx.eventBus().consumer("quiet", message -> began.add("quiet"));
    start("greeter.groovy", new JsonObject().put("name", "quiet").put("verticle", "quiet.groovy"));
    Await.until("it has been asked", () -> vertx.deploymentIDs().size() == 4 && began.size() == 2);
    Await.result(vertx.eventBus().request("greeter.health", new JsonObject()));
    // The hub asks once a second, and must have heard of it once.
    Await.result(vertx.timer(1_500));
    Await.result(vertx.eventBus().request("mute", ""));
    Await.until("it began again", () -> began.stream().filter("greeter"::equals).count() == 2);
    assertThat(began).containsOnlyOnce("quiet");
  }

  private String start(String verticle, JsonObject... more) throws IOException {
    JsonArray lines = JsonArray.of(
        new JsonObject().put("name", "one").put("verticle", ProbeVerticle.class.getName())
            .put("config", new JsonObject().put("name", "one")),
        new JsonObject().put("name", "greeter").put("verticle", verticle).put("config", "greeter.json"));
    List.of(more).forEach(lines::add);
    conf("hub.json", new JsonObject().put("verticles", lines));
    JsonObject config = ConfFile.read(folder.resolve("conf").resolve("hub.json"));
    return Await.result(vertx.deployVerticle(new HubVerticle(), new DeploymentOptions().setConfig(config)));
  }

  private Future<Done> restart() {
    return bus.call(HubApi.restart(NODE), new OfModule("greeter"));
  }

  private List<ModuleState> modules() {
    return Await.result(bus.call(HubApi.modules(NODE), Done.DONE)).modules();
  }

  private Fault failure() {
    return (Fault) Await.failure(restart());
  }

  private String greeting() {
    return Await.result(vertx.eventBus().<String>request("greeter", "")).body();
  }

  private void conf(String name, JsonObject json) throws IOException {
    Files.writeString(folder.resolve("conf").resolve(name), json.encode());
  }

  private void write(String name, String source) throws IOException {
    Files.writeString(sources.resolve(name), source);
  }

  private void jar(String words) throws IOException {
    Path source = Files.createDirectories(folder.resolve("src")).resolve("Greeter.java");
    Files.writeString(source, JAVA.formatted(words));
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), "-cp",
        System.getProperty("java.class.path"), source.toString())).isZero();
    Path fresh = folder.resolve("fresh.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(fresh))) {
      jar.putNextEntry(new JarEntry("Greeter.class"));
      jar.write(Files.readAllBytes(folder.resolve("Greeter.class")));
    }
    Files.move(fresh, sources.resolve("greeter.jar"), StandardCopyOption.REPLACE_EXISTING);
  }
}
