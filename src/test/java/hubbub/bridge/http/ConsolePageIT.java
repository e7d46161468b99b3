package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.ConsolePage;
import hubbub.testing.PackagedHub;
import hubbub.testing.PageRules;
import hubbub.testing.RestClient;
import hubbub.testing.TcpProxy;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** The console in the page of the packaged hub in a real browser, where there is one. */
class ConsolePageIT {
  private static final String ENTER = "\uE007";
  private static final String UP = "\uE013";
  private static final String DOWN = "\uE015";
  private static final String TAB = "\uE004";
  private static final String PASSWORD = RestClient.PASSWORD;

  @TempDir
  private static Path folder;
  private static PackagedHub hub;
  private static int people;

  private final List<Browser> open = new ArrayList<>();
  private Browser browser;
  private String name;

  @BeforeAll
  static void start() {
    Browser.assumeInstalled();
    String command = "/bin/bash " + Path.of("src/test/resources/console/paged.sh").toAbsolutePath();
    hub = PackagedHub.start(folder.resolve("hub"), "hub.json",
        Map.of("auth.json", PackagedHub.cheapPasswords(), "console.json", new JsonObject().put("command", command)));
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @BeforeEach
  void open() {
    name = "person" + ++people;
    try (RestClient rest = new RestClient(hub.http())) {
      rest.signUp(name);
    }
    browser = enter(hub.http(), name, PASSWORD);
  }

  @AfterEach
  void leave() {
    // The first thing the page asks is whether it has a login already; a hub that is away cannot be reached.
    PageRules.leave(open, "401", "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE",
        "WebSocket connection to");
  }

  @Test
  @DisplayName("A person signs in, finds lines again, searches, completes words, and the password is never shown")
  void person_talks() {
    signIn(browser, name);
    line(browser, "hello <b>there</b><img src=x onerror=alert(1)>");
    said(browser, "hello <b>there</b><img src=x onerror=alert(1)>");
    assertThat(browser.evaluate("return document.querySelectorAll('#console-log :is(b, img)').length")).isEqualTo(0);
    line(browser, "and again");
    browser.type("#console-line", UP + UP);
    assertThat(typed()).startsWith("hello <b>there</b>");
    browser.type("#console-line", DOWN);
    assertThat(typed()).isEqualTo("and again");
    browser.type("#console-line", DOWN + "h" + TAB).sees("#console-hint", "help, history");
    browser.type("#console-line", "e" + TAB);
    Await.until("the line is completed", () -> typed().equals("help "));
    browser.type("#console-find", "AGAIN").sees("#console-found", "2 of 2").type("#console-find", ENTER)
        .sees("#console-found", "1 of 2").sees("#console-log .here", "and again");
    browser.type("#console-find", "st").sees("#console-found", "nothing found");
    PageRules.assertUsable(browser, "console-talk");
    browser.type("#console-find", "\uE00C").sees("#status", "Signed in as " + name);
    assertThat(browser.evaluate("return document.activeElement.id")).isEqualTo("console-line");
    assertThat(browser.evaluate("return document.body.innerHTML + JSON.stringify({...localStorage, ...sessionStorage})")
        .toString()).doesNotContain(PASSWORD, ConsolePage.hash(PASSWORD));
  }

  @Test
  @DisplayName("A wrong password leads back to the name, and the field is hidden for passwords only")
  void wrongPassword_isTold() {
    line(browser, name);
    said(browser, "Please enter your password:");
    hidden(browser);
    for (String none : List.of("", "x".repeat(33), "\ud83d\ude00".repeat(33))) {
      line(browser, none);
      browser.sees("#console-trouble", "A password has 1 to 32 characters.");
      hidden(browser);
      browser.type("#console-line", "x\uE003");
    }
    line(browser, "not it");
    said(browser, "Your username or password was incorrect.");
    browser.sees("#console-asks", "Name");
    assertThat(browser.evaluate("return document.getElementById('console-line').type")).isEqualTo("text");
    assertThat(browser.text("#console-log")).doesNotContain("not it");
    signIn(browser, name);
  }

  @Test
  @DisplayName("A file is edited and saved back, not closed unsaved by mistake; others are kept, and chosen")
  void files_areEdited() {
    signIn(browser, name);
    line(browser, "edit");
    browser.sees(".files h3", "notes/a.txt").type(".files textarea", "!").sees(".files .quiet", "not saved");
    browser.click(".files .deeds button:nth-of-type(2)").sees("#console-closing", "is not saved")
        .click("hub-files dialog .first");
    PageRules.assertUsable(browser, "console-files");
    browser.click(".files .first").sees(".files .quiet", "Sent to the console");
    said(browser, "got ");
    String got = browser.text("#console-log").replaceAll("(?s).*got (\\S+).*", "$1");
    assertThat(new JsonObject(new String(Base64.getDecoder().decode(got), StandardCharsets.UTF_8))).isEqualTo(
        new JsonObject().put("type", "file").put("data", new JsonObject().put("action", "save")
            .put("name", "notes/a.txt").put("content", "first <b>line</b>\nsecond!")));
    line(browser, "download");
    said(browser, "Downloaded: notes/a.txt");
    assertThat(browser.evaluate("return document.querySelector('#console-log a').download")).isEqualTo("a.txt");
    line(browser, "upload");
    browser.sees(".files h3", "Choose a file for notes/a.txt");
  }

  @Test
  @DisplayName("A lost connection comes back by itself to the same console, or to a new one where the hub had died")
  void connection_comesBack() {
    try (TcpProxy proxy = TcpProxy.to(hub.http())) {
      Browser far = enter(proxy.port(), name, PASSWORD);
      signIn(far, name);
      line(far, "before it broke");
      said(far, "before it broke\nbefore it broke");
      proxy.cut();
      far.sees("#console-log summary", "Before the connection was lost");
      Await.until("the console's own words are told again", () -> far.text("#console-log").contains("before it broke"));
      line(far, "the same console");
      said(far, "the same console\nthe same console");
      far.click("#console-log summary").sees("#console-log details", "before it broke");
      far.go("about:blank");
    }
    awaitNobodySits();
    signIn(browser, name);
    line(browser, "before the crash");
    said(browser, "before the crash\nbefore the crash");
    hub.kill();
    browser.sees("#status", "Trying again");
    hub.start();
    browser.sees("#status", "Signed in as " + name).sees("#console-log summary", "Before the connection was lost")
        .click("#console-log summary").sees("#console-log details", "before the crash");
    line(browser, "here again");
    said(browser, "here again\nhere again");
    line(browser, "die");
    browser.sees("#status", "The console has failed.").sees("#again", "Connect again");
  }

  @Test
  @DisplayName("A second window takes the console over with all it said; the first is told, and may take it back")
  void console_isTakenOver() {
    signIn(browser, name);
    line(browser, "said in the first window");
    said(browser, "said in the first window\nsaid in the first window");
    Browser second = enter(hub.http(), name, PASSWORD).screen(390, 844, 1).likes(true);
    takeOver(second, "no");
    second.sees("#console-asks", "Name");
    takeOver(second, "yes");
    second.sees("#status", "Signed in as " + name);
    said(second, "said in the first window");
    browser.sees("#status", "connected from elsewhere").sees("#console-log", "connected from elsewhere");
    line(second, "said in the second");
    said(second, "said in the second\nsaid in the second");
    assertThat(browser.text("#console-log")).doesNotContain("said in the second");
    browser.click("#again").sees("#console-asks", "Name");
    takeOver(browser, "yes");
    said(browser, "said in the second");
    second.sees("#status", "connected from elsewhere");
  }

  @Test
  @DisplayName("A new password is set from the console, which signs out all other logins, the page's own too")
  void newPassword_isSet() {
    signIn(browser, name);
    line(browser, "password");
    said(browser, "Your new password:");
    line(browser, "x".repeat(33));
    browser.sees("#console-trouble", "1 to 32 characters");
    line(browser, "fresh");
    browser.sees("#login h2", "Come in");
    Browser again = enter(hub.http(), name, "fresh");
    signIn(again, name, "fresh");
    line(again, "quit");
    again.sees("#status", "Goodbye.").click("#again").sees("#console-asks", "Name");
  }

  @Test
  @DisplayName("An administrator watches another's console; others are not shown how, and are refused")
  void spy_watches() {
    Browser admin = enter(hub.http(), "admin", PackagedHub.ADMIN_PASSWORD);
    try (ConsolePage other = ConsolePage.connect(hub.http())) {
      other.login(name).says("password_request", "Please enter your --#password:").password(PASSWORD).hears("Welcome");
      admin.click("a[href='#/admin']").sees("#admin-heading", "Overview")
          .click("a[href='#/admin/running']").sees("#admin-consoles", name)
          .click("#admin-consoles a[href$='" + name + "']").type("#watch-form [type=submit]", ENTER)
          .sees("#watch-error", "your own password").type("#watch-password", PackagedHub.ADMIN_PASSWORD + ENTER)
          .sees("#watch-log", "Welcome, " + name);
      other.send("command", "seen <i>by</i> two").hears("seen <i>by</i> two");
      admin.sees("#watch-log", "seen <i>by</i> two").sees("#watch-state", "Watching " + name);
      PageRules.assertUsable(admin, "console-watch");
      admin.click("#watch-stop").type("#watch-person", "x").type("#watch-password", PackagedHub.ADMIN_PASSWORD + ENTER)
          .sees("#watch-state", "There is no such console.");
    }
    Browser first = open.getFirst();
    assertThat(first.go(url(hub.http()) + "#/console/watch/admin").text("main")).doesNotContain("Watch");
    try (ConsolePage spy = ConsolePage.connect(hub.http())) {
      spy.send(new JsonObject().put("type", "login").put("data", name).put("version", 1).put("spy", "admin").encode())
          .says("password_request", "Please enter your --#password:").password(PASSWORD);
      assertThat(spy.next()).contains("Please enter your username:");
    }
  }

  /** Whoever leaves the page has not got up at once. */
  private void awaitNobodySits() {
    try (RestClient rest = new RestClient(hub.http())) {
      String token = rest.token("admin", PackagedHub.ADMIN_PASSWORD);
      Await.until("nobody sits at the console", () -> rest.list("/api/admin/consoles/", token).stream()
          .map(JsonObject.class::cast)
          .noneMatch(one -> one.getString("person").equals(name) && one.getBoolean("attached")));
    }
  }

  private static void takeOver(Browser one, String answer) {
    line(one, "");
    one.sees("#console-asks", "Answer").click("#console-say [value=" + answer + "]");
    if (answer.equals("yes")) {
      one.sees("#console-asks", "Password");
      line(one, PASSWORD);
    }
  }

  private static void signIn(Browser one, String name) {
    signIn(one, name, PASSWORD);
  }

  private static void signIn(Browser one, String name, String password) {
    line(one, name);
    one.sees("#console-asks", "Password");
    hidden(one);
    line(one, password);
    said(one, "Welcome, " + name + ".");
    one.sees("#status", "Signed in as " + name);
  }

  private static void hidden(Browser one) {
    assertThat(one.evaluate("return document.getElementById('console-line').type")).isEqualTo("password");
  }

  private static void line(Browser one, String text) {
    one.type("#console-line", text + ENTER);
  }

  private static void said(Browser one, String text) {
    one.sees("#console-log", text);
  }

  private String typed() {
    return String.valueOf(browser.evaluate("return document.getElementById('console-line').value"));
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port + "/";
  }

  private Browser enter(int port, String name, String password) {
    Browser one = Browser.open(folder);
    open.add(one);
    return one.go(url(port)).sees("#login h2", "Come in").type("#username", name).type("#password", password + ENTER)
        .sees("#leave", "Sign out").click("a[href='#/console']").sees("#console-log", "Please enter your username:");
  }
}
