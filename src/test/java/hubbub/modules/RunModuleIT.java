package hubbub.modules;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.FreePort;
import hubbub.testing.HubCluster;
import hubbub.testing.Program;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunModuleIT {
  private static final String GROOVY = """
      import io.vertx.core.json.JsonObject
      String greeting = vertx.orCreateContext.config().getString('greeting')
      vertx.eventBus().consumer('rooms.event.room.general') {
        if (it.body().getString('kind') == 'joined') {
          String text = greeting + it.body().getString('who')
          vertx.eventBus().request('rooms.tell', new JsonObject([room: 'general', text: text]))
        }
      }.completion().onSuccess { println 'greeter listens' }
      """;
  private static final String JAVA = """
      import io.vertx.core.Future;
      import io.vertx.core.VerticleBase;

      public class Greeter extends VerticleBase {
        @Override
        public Future<?> start() {
          return Future.failedFuture(Words.GREETING + config().getString("who"));
        }
      }
      """;

  @TempDir
  private Path folder;

  @Test
  @DisplayName("A module in Groovy in a process of its own joins the cluster and speaks in a room of the hub")
  void groovy_joinsCluster() throws IOException {
    try (HubCluster cluster = new HubCluster(folder.resolve("hub"), 1, Map.of())) {
      cluster.start(0);
      Path place = Files.createDirectories(folder.resolve("module"));
      Files.writeString(place.resolve("greeter.groovy"), GROOVY);
      Files.writeString(place.resolve("greeter.json"), new JsonObject().put("greeting", "welcome, ").encode());
      Files.writeString(place.resolve("cluster.json"), new JsonObject().put("port", FreePort.find())
          .put("bus", new JsonObject().put("port", FreePort.find()))
          .put("members", new JsonArray().add("127.0.0.1:" + cluster.port(0))).encode());
      try (Program module = Program.start(place, Program.DISTRIBUTION.resolve("bin/vertx"),
          Map.of("HUBBUB_CLUSTER", "cluster.json"), "run", "greeter.groovy", "-conf", "greeter.json", "-cluster")) {
        module.says("greeter listens");
        try (RwciClient ann = RwciClient.connect(cluster.node(0).http()).enter("ann", RestClient.PASSWORD)) {
          ann.await("message", "message", "welcome, ann");
        }
        module.signal("TERM");
        assertThat(module.exitCode()).isZero();
      }
    }
  }

  @Test
  @DisplayName("A module in Java source is compiled with the sources beside it, from any working directory")
  void java_isCompiled() throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Files.writeString(sources.resolve("Greeter.java"), JAVA);
    Files.writeString(sources.resolve("Words.java"), "class Words { static final String GREETING = \"hello, \"; }");
    try (Program module = Program.vertx(folder, "run", "sources/Greeter.java", "-conf", "{\"who\":\"world\"}")) {
      assertThat(module.exitCode()).isPositive();
      assertThat(module.errors()).contains("hello, world");
    }
  }

  @Test
  @DisplayName("A source that is not there or is broken is told in a sentence")
  void wrongSource_isTold() throws IOException {
    Files.writeString(folder.resolve("broken.groovy"), "vertx.eventBus(");
    try (Program module = Program.vertx(folder, "run", "broken.groovy")) {
      assertThat(module.exitCode()).isPositive();
      assertThat(module.errors()).contains("broken.groovy: 1").doesNotContain("\tat ");
    }
    try (Program module = Program.vertx(folder, "run", "nowhere.groovy")) {
      assertThat(module.exitCode()).isPositive();
      assertThat(module.errors()).contains("nowhere.groovy").doesNotContain("\tat ");
    }
  }
}
