package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.ConsolePage;
import hubbub.testing.PackagedHub;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the console of the packaged hub in a real browser, where there is one. */
class ConsolePageIT {
  private static final String ENTER = "\uE007";
  private static final String UP = "\uE013";
  private static final String DOWN = "\uE015";
  private static final String TAB = "\uE004";

  @TempDir
  private static Path folder;
  private static PackagedHub hub;

  private Browser browser;

  @BeforeAll
  static void start() {
    Browser.assumeInstalled();
    String command = "/bin/bash " + Path.of("src/test/resources/console/paged.sh").toAbsolutePath();
    hub = PackagedHub.start(folder.resolve("hub"), "hub.json",
        Map.of("console.json", new JsonObject().put("command", command)));
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @BeforeEach
  void open() {
    browser = Browser.open(folder);
    browser.go("http://127.0.0.1:" + hub.http() + "/console.html").sees("#log", "Please enter your username:");
  }

  @AfterEach
  void leave() {
    browser.close();
  }

  @Test
  @DisplayName("A person signs in, finds lines again, completes words, and the password is never shown")
  void person_talks() {
    signIn();
    line("hello <b>there</b>");
    shows("hello <b>there</b>");
    browser.screenshot(Path.of("target", "console-page.png"));
    line("and again");
    browser.type("#line", UP + UP);
    assertThat(typed()).isEqualTo("hello <b>there</b>");
    browser.type("#line", DOWN);
    assertThat(typed()).isEqualTo("and again");
    browser.type("#line", DOWN + "h" + TAB).sees("#hint", "help, history");
    browser.type("#line", "e" + TAB);
    Await.until("the line is completed", () -> typed().equals("help "));
    assertThat(browser.evaluate("return document.body.innerHTML + JSON.stringify({...localStorage, ...sessionStorage})")
        .toString()).doesNotContain(PackagedHub.ADMIN_PASSWORD, ConsolePage.hash(PackagedHub.ADMIN_PASSWORD));
    assertQuiet();
  }

  @Test
  @DisplayName("A wrong password leads back to the name, and the field is hidden for passwords only")
  void wrongPassword_isTold() {
    line("admin");
    shows("Please enter your password:");
    assertThat(browser.evaluate("return document.getElementById('line').type")).isEqualTo("password");
    for (String none : List.of("", "x".repeat(33), "\ud83d\ude00".repeat(33))) {
      line(none);
      browser.sees("#trouble", "A password has 1 to 32 characters.");
      assertThat(browser.evaluate("return document.getElementById('line').type")).isEqualTo("password");
      browser.evaluate("document.getElementById('trouble').replaceChildren(); return 0");
    }
    line("not it");
    shows("Your username or password was incorrect.");
    assertThat(browser.evaluate("return document.getElementById('line').type")).isEqualTo("text");
    assertThat(browser.text("#log")).doesNotContain("not it");
    signIn();
    assertQuiet();
  }

  @Test
  @DisplayName("A file is edited and saved back, another is kept, and one that is wanted is chosen")
  void files_areEdited() {
    signIn();
    line("edit");
    browser.sees("#files", "notes/a.txt").type("#files textarea", "!").click("#files button");
    shows("got ");
    String got = browser.text("#log").replaceAll("(?s).*got (\\S+).*", "$1");
    assertThat(new JsonObject(new String(Base64.getDecoder().decode(got), StandardCharsets.UTF_8))).isEqualTo(
        new JsonObject().put("type", "file").put("data", new JsonObject().put("action", "save")
            .put("name", "notes/a.txt").put("content", "first <b>line</b>\nsecond!")));
    line("download");
    shows("Downloaded: notes/a.txt");
    assertThat(browser.evaluate("return document.querySelector('#log a').download")).isEqualTo("a.txt");
    browser.screenshot(Path.of("target", "console-page-files.png"));
    line("upload");
    browser.sees("#files section:last-child", "Choose a file for notes/a.txt");
    assertQuiet();
  }

  @Test
  @DisplayName("A lost connection comes back by itself, a console that failed does not")
  void connection_comesBack() {
    String name = signUp();
    signIn(name, RestClient.PASSWORD);
    hub.stop();
    browser.sees("#status", "Trying again");
    hub.start();
    browser.sees("#status", "Connected as " + name);
    line("here again");
    shows("here again");
    line("die");
    browser.sees("#status", "The console has failed.");
    assertThat(browser.evaluate("return document.getElementById('again').hidden")).isEqualTo(false);
    browser.complaints();
  }

  @Test
  @DisplayName("A new password is set from the console")
  void newPassword_isSet() {
    String name = signUp();
    signIn(name, RestClient.PASSWORD);
    line("password");
    shows("Your new password:");
    line("x".repeat(33));
    browser.sees("#trouble", "1 to 32 characters");
    line("fresh");
    shows("Your password has been updated.");
    line("quit");
    browser.sees("#status", "Goodbye.").click("#again");
    shows("Please enter your username:");
    signIn(name, "fresh");
    assertQuiet();
  }

  @Test
  @DisplayName("An administrator watches another's console, and on a small screen everything fits")
  void spy_watches() {
    String name = signUp();
    try (ConsolePage other = ConsolePage.connect(hub.http())) {
      other.login(name).says("password_request", "Please enter your --#password:")
          .password(RestClient.PASSWORD).hears("Welcome");
      browser.screen(360, 740, 3);
      signIn();
      browser.click("#spy summary").type("#person", name + ENTER).sees("#watched", "Welcome, " + name);
      other.send("command", "seen by two").hears("seen by two");
      browser.sees("#watched", "seen by two");
      browser.screenshot(Path.of("target", "console-page-small.png"));
      assertThat(browser.evaluate("return document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
      browser.click("#unwatch").type("#person", "x" + ENTER).sees("#watch-state", "There is no such console.");
    }
    assertQuiet();
  }

  private void signIn() {
    signIn("admin", PackagedHub.ADMIN_PASSWORD);
  }

  private void signIn(String name, String password) {
    line(name);
    Await.until("a password is wanted", () -> "password".equals(
        browser.evaluate("return document.getElementById('line').type")));
    line(password);
    shows("Welcome, " + name + ".");
    browser.sees("#status", "Connected as " + name);
  }

  private static String signUp() {
    String name = "person" + System.nanoTime();
    try (RestClient rest = new RestClient(hub.http())) {
      rest.signUp(name);
    }
    return name;
  }

  private void line(String text) {
    browser.type("#line", text + ENTER);
  }

  private void shows(String text) {
    browser.sees("#log", text);
  }

  private String typed() {
    return String.valueOf(browser.evaluate("return document.getElementById('line').value"));
  }

  private void assertQuiet() {
    assertThat(browser.complaints()).isEmpty();
  }
}
