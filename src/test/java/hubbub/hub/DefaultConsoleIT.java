package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.ConsolePage;
import hubbub.testing.LocalHub;
import hubbub.testing.Program;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages at the console that comes with the hub, and everything between them real. */
class DefaultConsoleIT {
  @TempDir
  private Path folder;

  private LocalHub hub;

  @BeforeEach
  void start() {
    String program = Program.DISTRIBUTION.resolve("bin/console").toString();
    hub = LocalHub.in(folder, Map.of("console", new JsonObject().put("command", program)));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  @DisplayName("From a page one talks with people elsewhere; with the console one leaves the rooms")
  void page_talks() {
    account("Ann");
    try (RwciClient bob = RwciClient.connect(hub.port("http")).enter("bob", RestClient.PASSWORD);
        ConsolePage ann = ConsolePage.connect(hub.port("http"))) {
      enter(ann, "Ann").hears("Welcome, Ann.");
      bob.await("join", "username", "Ann");
      ann.send("command", "say hello from a page");
      bob.await("message", "message", "hello from a page");
      bob.say("hello, page");
      ann.hears("[general] bob: hello, page");
      ann.send("command", "shell id").hears("There is no command shell.");
      ann.send("command", "quit").end();
      bob.await("quit", "username", "Ann");
    }
  }

  @Test
  @DisplayName("Wizards see what runs and end it; an administrator sees everybody's")
  void wizards_operate() {
    account("Ann");
    account("Ada", "user", "admin");
    try (ConsolePage ann = ConsolePage.connect(hub.port("http"));
        ConsolePage ada = ConsolePage.connect(hub.port("http"))) {
      enter(ann, "Ann").hears("You are in");
      enter(ada, "Ada").hears("You are in");
      String list = ada.send("command", "sessions").hears(" Ann as ").getString("data");
      String id = List.of(list.split("\n")).stream().filter(line -> line.contains(" Ann as ")).findFirst().orElseThrow()
          .split(" ")[1];
      ada.send("command", "kill nothing").hears("There is no such");
      ada.send("command", "kill " + id).hears("It ends.");
      assertThat(ann.end()).isNotEmpty();
      ada.send("command", "stats").hears("1 consoles");
    }
  }

  private static ConsolePage enter(ConsolePage page, String name) {
    return page.login(name).says("password_request", "Please enter your --#password:").password(RestClient.PASSWORD);
  }

  private void account(String name, String... roles) {
    try (RestClient rest = new RestClient(hub.port("http"))) {
      rest.signUp(name);
    }
    hub.roles(name, roles);
  }
}
