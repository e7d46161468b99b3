package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.conf.Conf;
import hubbub.conf.ConfException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpConfigTest {
  @TempDir
  private Path folder;

  @AfterEach
  void forgetHome() {
    System.clearProperty(HttpConfig.HOME);
  }

  @Test
  @DisplayName("A relative webroot that the working directory does not have is the distribution's")
  void webrootOfDistribution_isFound() throws Exception {
    Files.createDirectory(folder.resolve("pages"));
    System.setProperty(HttpConfig.HOME, folder.toString());
    assertThat(read(new JsonObject().put("webroot", "pages")).webroot()).isEqualTo(folder.resolve("pages"));
  }

  @Test
  @DisplayName("A webroot that does not exist and an origin with a path are told together")
  void badValues_areTold() {
    JsonObject json = new JsonObject().put("webroot", folder.resolve("none").toString())
        .put("origins", new JsonArray().add("https://chat.example/page"));
    assertThatThrownBy(() -> read(json)).isInstanceOf(ConfException.class)
        .hasMessageContaining("webroot is ").hasMessageContaining("a folder that exists")
        .hasMessageContaining("origins is [\"https://chat.example/page\"]");
  }

  private static HttpConfig read(JsonObject json) {
    Conf conf = Conf.of(json);
    HttpConfig config = HttpConfig.from(conf);
    conf.done();
    return config;
  }
}
