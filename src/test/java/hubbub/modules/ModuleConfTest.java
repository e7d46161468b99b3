package hubbub.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.GroovyClassLoader;
import hubbub.conf.Conf;
import hubbub.conf.ConfFile;
import hubbub.conf.Key;
import hubbub.testing.ConfReadme;
import io.vertx.core.impl.verticle.CompilingClassLoader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ModuleConfTest {
  @Test
  @DisplayName("The shipped configuration of the moderation can be used and is what the README documents")
  void moderation_isDocumented() throws Exception {
    JsonObject shipped = ConfFile.read(Path.of("conf", "moderation.json"));
    moderation(Conf.of(shipped)).done();
    JsonObject all = new JsonObject()
        .put("rules", new JsonArray().add(new JsonObject().put("name", "a").put("words", new JsonArray().add("b"))))
        .put("steps", new JsonArray().add(new JsonObject()));
    List<Key> keys = moderation(Conf.of(all)).keys();
    assertThat(ConfReadme.rowsOfModule("moderation")).containsExactlyElementsOf(ConfReadme.expected(keys));
  }

  @Test
  @DisplayName("The shipped configuration of the bridge to IRC can be used and is what the README documents")
  void irc_isDocumented() throws ReflectiveOperationException {
    irc(Conf.of(ConfFile.read(Path.of("conf", "irc.json")))).done();
    JsonObject all = new JsonObject().put("channels", new JsonArray().add(new JsonObject()));
    assertThat(ConfReadme.rowsOfModule("irc")).containsExactlyElementsOf(ConfReadme.expected(irc(Conf.of(all)).keys()));
  }

  @Test
  @DisplayName("All that is wrong with a configuration of the bridge to IRC is told at once, and no secret with it")
  void irc_tellsProblems() throws ReflectiveOperationException {
    JsonObject channel = new JsonObject().put("channel", "general").put("room", "general").put("key", "two words");
    Conf conf = irc(Conf.of(new JsonObject().put("channels", new JsonArray().add(channel).add(channel)).put("nick", "x")
        .put("login", new JsonObject().put("nick", "1st").put("password", "sesame").put("user", "a b"))));
    assertThatThrownBy(conf::done).hasMessageContainingAll("channels[0].channel is", "channels[1].key is ***",
        "login.nick is \"1st\"", "login.user is", "login.password is ***", "expected each channel once",
        "expected each room once",
        "nick is \"x\", expected no such key").hasMessageNotContainingAny("two words", "sesame");
  }

  /** Compiles it as Vert.x does. */
  private static Conf irc(Conf conf) throws ReflectiveOperationException {
    Class<?> config = new CompilingClassLoader(Shipped.loader(), "irc/IrcBridge.java").loadClass("irc.IrcConfig");
    Method from = config.getDeclaredMethod("from", Conf.class);
    from.setAccessible(true);
    from.invoke(null, conf);
    return conf;
  }

  private static Conf moderation(Conf conf) throws ReflectiveOperationException, IOException {
    try (GroovyClassLoader groovy = new GroovyClassLoader(Shipped.loader())) {
      Class<?> config = groovy.loadClass("moderation.ModerationConfig", true, false);
      config.getConstructor(Conf.class).newInstance(conf);
    }
    return conf;
  }
}
