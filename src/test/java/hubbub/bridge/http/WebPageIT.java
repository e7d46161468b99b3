package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.PackagedHub;
import hubbub.testing.Program;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the packaged hub in a real browser, where there is one. */
class WebPageIT {
  private static final String ENTER = "\uE007";
  private static final Pattern OPENED = Pattern.compile("listener\\.open name=http url=http://127\\.0\\.0\\.1:(\\d+)/");
  private static final Pattern LINK = Pattern.compile("/(#login=\\S+)");

  @TempDir
  private Path folder;

  private Program hub;
  private int port;
  private Browser browser;

  @BeforeAll
  static void requireBrowser() {
    Browser.assumeInstalled();
  }

  @BeforeEach
  void open() throws IOException {
    start(0);
    browser = Browser.open(folder);
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
    hub.close();
  }

  @Test
  @DisplayName("One signs up, chats with somebody on another client, and finds what was said after a reload")
  void chat_lastsOverReload() {
    signUp("ann", "secret");
    try (RwciClient bob = RwciClient.connect(port).enter("bob", "secret")) {
      browser.sees("#people", "bob").sees("#log", "bob came in");
      bob.say("hello <b>ann</b>");
      seesSaid("bob", "hello <b>ann</b>");
      browser.type("#text", "hello bob" + ENTER);
      bob.await("message", "message", "hello bob");
      seesSaid("ann", "hello bob");
      bob.send(new JsonObject().put("type", "typing"));
      browser.sees("#typing", "bob is typing");
      browser.screenshot(Path.of("target", "web-page.png"));
      browser.reload().sees("#status", "Signed in as ann");
      seesSaid("ann", "hello bob");
      seesSaid("bob", "hello <b>ann</b>");
    }
    browser.sees("#log", "bob left");
    assertThat(browser.text("#people")).isEqualTo("ann you");
    // The first thing the page asks is whether it has a login already.
    assertThat(browser.complaints()).allMatch(line -> line.contains("/api/me/") && line.contains("401"));
  }

  @Test
  @DisplayName("All scripts that the page and the chat need are named in it, so that they are fetched at once")
  void scripts_arePreloaded() {
    signUp("ann", "secret");
    browser.sees("#room", "general");
    String named = "[...document.querySelectorAll('link[rel=modulepreload]')].map(one => one.href)";
    String fetched = "performance.getEntriesByType('resource').map(one => one.name)"
        + ".filter(name => name.endsWith('.js') && !name.endsWith('/app.js'))";
    assertThat(texts(named)).containsExactlyInAnyOrderElementsOf(texts("[...new Set(" + fetched + ")]"));
  }

  @Test
  @DisplayName("What is wrong with a name or a password stands at its field")
  void errors_standAtFields() {
    signUp("ann", "secret");
    browser.click("#leave").sees("#login h2", "Come in");
    browser.click("button[value=in]").sees("#password-error", "may not be blank");
    browser.type("#username", "ann").type("#password", "guess").click("button[value=in]")
        .sees("#password-error", "Unable to log in");
    browser.click("button[value=up]").sees("#username-error", "already exists");
    assertThat(browser.evaluate("return document.activeElement.id + document.activeElement.ariaInvalid"))
        .isEqualTo("usernametrue");
    browser.screenshot(Path.of("target", "web-page-errors.png"));
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.likes(true).barriers()).isEmpty();
  }

  @Test
  @DisplayName("A new password is asked for with the old one, and signs out everywhere")
  void password_isChanged() {
    signUp("ann", "secret");
    browser.click("#account").sees("#account-title", "ann").type("#old", "guess").type("#new", "better")
        .click("#password-form button.first").sees("#old-error", "wrong");
    browser.screenshot(Path.of("target", "web-page-account.png"));
    assertThat(browser.barriers()).isEmpty();
    browser.click("#old").type("#old", "\uE009a\uE000secret").click("#password-form button.first")
        .sees("#form-error", "Your password is changed");
    browser.type("#username", "ann").type("#password", "better").click("button[value=in]")
        .sees("#status", "Signed in as ann");
  }

  @Test
  @DisplayName("Why a login is over is told by who ended it here, also where the chat's connection ends before that")
  void passwordIsChanged_connectionEndsFirst() {
    signUp("ann", "secret");
    browser.evaluate("""
        const ask = window.ask = window.fetch;
        const asked = new Promise(go => window.asked = go);
        window.fetch = async (path, ...how) => {
          const answer = await ask(path, ...how);
          if (path === '/api/me/password/') await asked;
          if (path === '/api/me/') await new Promise(go => { window.answer = go; window.asked(); });
          return answer;
        };""");
    browser.click("#account").sees("#account-title", "ann").type("#old", "secret").type("#new", "better")
        .click("#password-form button.first").sees("#form-error", "Your password is changed");
    // What is asked after it is answered after it.
    browser.evaluate("answer(); return ask('/api/me/').then(late => late.text())");
    assertThat(browser.text("#form-error")).contains("Your password is changed");
  }

  @Test
  @DisplayName("The first login link logs in, its code leaves the address bar, and signing out ends the login")
  void link_logsIn() {
    Matcher link = LINK.matcher(hub.output());
    assertThat(link.find()).isTrue();
    browser.go(url() + link.group(1)).sees("#status", "Signed in as admin");
    assertThat(browser.address()).isEqualTo(url());
    browser.reload().sees("#status", "Signed in as admin");
    browser.click("#leave").sees("#login h2", "Come in");
    browser.reload().sees("#login h2", "Come in");
    browser.go(url() + "?again" + link.group(1)).sees("#form-error", "has been used already");
    assertThat(browser.address()).doesNotContain("login");
  }

  @Test
  @DisplayName("When the hub restarts, the page comes back by itself and shows what was said meanwhile")
  void restart_isOvercome() throws IOException {
    signUp("ann", "secret");
    browser.type("#text", "before" + ENTER);
    seesSaid("ann", "before");
    hub.signal("TERM");
    browser.sees("#status", "Trying again in");
    assertThat(browser.evaluate("return document.getElementById('text').disabled")).isEqualTo(true);
    hub.exitCode();
    hub.close();
    start(port);
    try (RwciClient bob = RwciClient.connect(port).enter("bob", "secret")) {
      bob.say("meanwhile").await("message", "message", "meanwhile");
      browser.sees("#status", "Signed in as ann");
      seesSaid("bob", "meanwhile");
      browser.type("#text", "after" + ENTER);
      bob.await("message", "message", "after");
    }
    seesSaid("ann", "after");
    assertThat(browser.evaluate("return document.querySelectorAll('#log [data-id]').length")).isEqualTo(3);
  }

  @Test
  @DisplayName("A second window of the same person is told that the first is connected, and may try again")
  void secondWindow_isTold() {
    signUp("ann", "secret");
    try (RwciClient first = RwciClient.connect(port).enter("bob", "secret")) {
      browser.click("#leave").sees("#login h2", "Come in").reload().sees("#login h2", "Come in");
      browser.type("#username", "bob").type("#password", "secret").click("button[value=in]")
          .sees("#status", "another window").sees("#again", "Connect again");
      first.send(new JsonObject().put("type", "user_list"));
    }
    browser.click("#again").sees("#status", "Signed in as bob");
  }

  @Test
  @DisplayName("A window that is shut out of the chat learns as well that its login is over")
  void secondWindow_isSignedOut() {
    signUp("ann", "secret");
    try (RwciClient first = RwciClient.connect(port).enter("bob", "secret"); RestClient rest = new RestClient(port)) {
      browser.click("#leave").sees("#login h2", "Come in");
      browser.type("#username", "bob").type("#password", "secret").click("button[value=in]").sees("#again", "Connect");
      String token = rest.token("bob", "secret");
      RestClient.expect(204, rest.send("DELETE", "/api/me/logins/", "", RestClient.bearer(token)));
      browser.sees("#form-error", "not signed in any more");
      first.awaitEnd();
    }
  }

  @Test
  @DisplayName("Whoever goes to another page and comes back is connected again, by a link and by the way back")
  void otherPage_isLeftForGood() {
    signUp("ann", "secret");
    browser.go(url() + "no-such-page").go(url()).sees("#status", "Signed in as ann").sees("#people", "ann");
    browser.go(url() + "no-such-page").back().sees("#status", "Signed in as ann");
    try (RwciClient bob = RwciClient.connect(port).enter("bob", "secret")) {
      browser.sees("#people", "bob").type("#text", "back again" + ENTER);
      bob.await("message", "message", "back again");
    }
  }

  /** Waits until the log has this, said by this person. */
  private void seesSaid(String who, String text) {
    String said = "[...document.querySelectorAll('#log .said')].map(one =>"
        + " one.querySelector('b').textContent + ': ' + one.querySelector('.text').textContent)";
    Await.until(who + " is seen saying " + text,
        () -> ((JsonArray) browser.evaluate("return " + said)).contains(who + ": " + text));
  }

  private List<String> texts(String script) {
    return ((JsonArray) browser.evaluate("return " + script)).stream().map(String.class::cast).toList();
  }

  private void signUp(String name, String password) {
    browser.go(url()).sees("#login h2", "Come in");
    browser.type("#username", name).type("#password", password).click("button[value=up]")
        .sees("#status", "Signed in as " + name).sees("#people", name);
  }

  private String url() {
    return "http://127.0.0.1:" + port + "/";
  }

  private void start(int wanted) throws IOException {
    configure(wanted);
    hub = Program.vertx(folder, "run", "hubbub.HubVerticle", "-conf", "conf/hub.json");
    hub.says("verticle.started name=bridge");
    Matcher opened = OPENED.matcher(hub.output() + hub.errors());
    assertThat(opened.find()).isTrue();
    port = Integer.parseInt(opened.group(1));
  }

  /** Writes the shipped configuration with one listener on this port, the others on any, and cheap passwords. */
  private void configure(int wanted) throws IOException {
    JsonObject bridge = shipped("bridge.json");
    JsonObject http = bridge.getJsonArray("listeners").stream().map(JsonObject.class::cast)
        .filter(listener -> listener.getString("name").equals("http")).findFirst().orElseThrow();
    bridge.put("listeners", JsonArray.of(http.put("port", wanted)));
    Files.createDirectories(folder.resolve("conf"));
    try (Stream<Path> files = Files.list(Path.of("conf"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        Files.copy(file, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    write("bridge.json", bridge);
    write("auth.json", shipped("auth.json").mergeIn(PackagedHub.cheapPasswords(), true));
    JsonObject anyPort = new JsonObject().put("listener", new JsonObject().put("port", 0));
    write("console.json", shipped("console.json").mergeIn(anyPort, true));
    write("busbridge.json", shipped("busbridge.json").mergeIn(anyPort, true));
  }

  private static JsonObject shipped(String name) throws IOException {
    return new JsonObject(Files.readString(Path.of("conf", name)));
  }

  private void write(String name, JsonObject conf) throws IOException {
    Files.writeString(folder.resolve("conf").resolve(name), conf.encodePrettily());
  }
}
