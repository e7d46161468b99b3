package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.BusClient;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.ConsolePage;
import hubbub.testing.PackagedHub;
import hubbub.testing.PageRules;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The place of administrators in the page of the packaged hub, in real browsers, where there are any. */
class AdminPageIT {
  private static final String ENTER = "\uE007";
  private static final String HOSTILE = "<img src=x onerror=alert(1)>";

  @TempDir
  private static Path folder;
  private static PackagedHub hub;
  private static int people;

  private final List<Browser> open = new ArrayList<>();
  private Browser admin;
  private String bob;

  @BeforeAll
  static void start() {
    Browser.assumeInstalled();
    String console = "/bin/bash " + Path.of("src/test/resources/console/paged.sh").toAbsolutePath();
    hub = PackagedHub.start(folder.resolve("hub"), "hub.json",
        Map.of("auth.json", PackagedHub.cheapPasswords(), "console.json", new JsonObject().put("command", console)));
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @BeforeEach
  void open() {
    bob = "bob" + ++people;
    try (RestClient rest = new RestClient(hub.http())) {
      rest.signUp(bob);
    }
    admin = signIn("admin", PackagedHub.ADMIN_PASSWORD);
  }

  @AfterEach
  void leave() {
    // Whoever is not signed in, or is not any more, is told so; a hub that is away cannot be reached.
    PageRules.leave(open, "401", "400", "403", "404", "ERR_CONNECTION_REFUSED", "WebSocket connection to");
  }

  @Test
  @DisplayName("Who is banned is thrown out in every tab, browser and program at once, and the audit finds why")
  void ban_throwsOutEverywhere() {
    Browser chat = signIn(bob, RestClient.PASSWORD);
    String first = chat.tab();
    chat.go(url() + "#/console").sees("#console-log", "Please enter your username:").type("#console-line", ENTER)
        .sees("#console-asks", "Password").type("#console-line", RestClient.PASSWORD + ENTER)
        .sees("#console-log", "Welcome, " + bob);
    Browser phone = signIn(bob, RestClient.PASSWORD).screen(390, 844, 1);
    phone.go(url() + "#/play/" + match() + "/host").sees("#match-notice", "Waiting");
    try (ChatMasterClient program = ChatMasterClient.connect(hub.tcp())) {
      assertThat(program.login(bob, RestClient.PASSWORD).getJsonObject("data").getBoolean("status")).isTrue();
      admin.go(url() + "#/admin/people").sees(person(bob), "chatmaster").sees(person(bob), "rwci");
      order(bob, "Ban").sees("#deed-title", "Ban " + bob).type("#deed-seconds", "soon")
          .click("#deed-form .first").sees("#deed-seconds-error", "Enter a number of minutes.");
      assertThat(admin.barriers()).isEmpty();
      admin.screenshot(Path.of("target", "web-admin-ban.png"));
      admin.type("#deed-seconds", "\uE009a\uE0002").choose("[name=unit]", "hours").type("#deed-reason", HOSTILE + ENTER)
          .sees(".notice", bob + " is banned.");
      chat.sees("#login h2", "Come in").sees("#form-error", "banned");
      chat.tab(first).sees("#login h2", "Come in").sees("#form-error", "banned");
      phone.sees("#login h2", "Come in").sees("#form-error", "banned");
      assertThat(program.awaitEnd()).isNotEmpty();
    }
    phone.type("#username", bob).type("#password", RestClient.PASSWORD + ENTER).sees("#login", "banned");
    admin.choose("#admin-kind", "Banned").sees(person(bob), "banned until").click("a[href='#/admin/audit']")
        .sees("#audit-lines", "ban").type("#audit-who", bob).type("#audit-deed", "ban" + ENTER)
        .sees("#audit-lines li", HOSTILE).sees("#admin-heading", "Audit");
    assertThat(admin.evaluate("return document.querySelectorAll('#audit-lines li').length")).isEqualTo(1);
    admin.click("a[href='#/admin/people']").sees("#admin-heading", "People").choose("#admin-kind", "Banned");
    order(bob, "Let").click("#deed-form .first").sees(".notice", "may come in again");
    phone.type("#password", "\uE009a\uE000" + RestClient.PASSWORD + ENTER).sees("#status", "Signed in as " + bob);
  }

  @Test
  @DisplayName("Who is muted is not heard, who is kicked is out, who is signed out is so everywhere; all hear a word")
  void deeds_areFelt() {
    try (ChatMasterClient other = ChatMasterClient.connect(hub.tcp());
        RwciClient one = RwciClient.connect(hub.http()).enter(bob, RestClient.PASSWORD)) {
      other.login("carl" + people);
      admin.go(url() + "#/admin").sees("#admin-heading", "Overview").click("#admin-broadcast .first")
          .sees("#admin-text-error", "blank").type("#admin-text", "Tea & " + HOSTILE + ENTER);
      other.awaitMessage("Tea & " + HOSTILE);
      Await.until("the field is empty again", () -> "".equals(
          admin.evaluate("return document.getElementById('admin-text').value")));
      admin.go(url() + "#/admin/people").sees(person(bob), "rwci");
      order(bob, bob).sees("#deed-title", bob + " in a room").choose("#deed-deed", "mute")
          .type("#deed-seconds", "5" + ENTER).sees(".notice", "It is done.");
      one.say("nobody hears this");
      assertThat(one.await("direct_message").getString("message")).contains("muted");
      admin.click("a[href='#/admin/rooms']").sees("[data-id=general]", "lobby")
          .click("[data-id=general] .deeds button").type("#deed-username", "nobody" + people)
          .choose("#deed-deed", "kick").click("#deed-form .first").sees("#deed-form-error", ".");
      admin.type("#deed-username", "\uE009a\uE000" + bob + ENTER).sees("#admin-rooms", "general");
      one.await("direct_message", "message", "You were removed from general by admin.");
    }
    try (RwciClient one = RwciClient.connect(hub.http()).enter(bob, RestClient.PASSWORD)) {
      admin.click("a[href='#/admin/people']").sees(person(bob), "rwci");
      order(bob, "Sign").type("#deed-reason", "spring cleaning" + ENTER).sees(".notice", "signed out everywhere");
      assertThat(one.awaitEnd()).contains("4104");
      order(admin, bob, "Roles").click("#deed-form [value=wizard]").click("#deed-form .first");
      admin.choose("#admin-kind", "Wizards and admins").sees(person(bob), "wizard");
    }
    admin.click("a[href='#/admin/audit']").type("#audit-text", "spring cleaning" + ENTER)
        .sees("#audit-lines li", "revoke");
    PageRules.assertUsable(admin, "admin-audit");
  }

  @Test
  @DisplayName("What runs is listed and ended, the figures are drawn, and it goes on after the hub was killed")
  void running_isLive() {
    try (ConsolePage console = ConsolePage.connect(hub.http())) {
      long match = match();
      console.login(bob).password(RestClient.PASSWORD).hears("Welcome, " + bob);
      admin.go(url() + "#/admin/running").sees("#admin-matches [data-id='" + match + "']", bob)
          .sees("#admin-consoles", bob);
      PageRules.assertUsable(admin, "admin-running");
      admin.evaluate("document.querySelector('#admin-consoles button[aria-label$=\"" + bob + "\"]').click(); return 0");
      admin.sees("#deed-title", bob).click("#deed-form .first").sees(".notice", "is ended");
      console.end();
      Await.until("it is gone", () -> !admin.text(".part").contains("Consoles\n" + bob));
    }
    hub.kill();
    admin.sees("#status", "Trying again in");
    hub.start();
    admin.sees("#status", "Signed in as admin").click("a[href='#/admin/overview']").sees("#admin-heading", "Overview");
    Await.until("the charts are drawn", () -> admin.evaluate(
        "return [...document.querySelectorAll('hub-chart .line-0')].filter(one => one.getTotalLength() > 0).length")
        .equals(6));
    assertThat(admin.text(".charts")).contains("Connections", "Messages a second", "MiB");
    PageRules.assertUsable(admin, "admin-overview");
  }

  @Test
  @DisplayName("A service is made, its token is shown once, replaced and revoked; each is felt at its connection")
  void service_isMadeAndRevoked() {
    admin.go(url() + "#/admin/services").sees(".part", "There is no service.").click("#service-make")
        .sees("#deed-title", "Make a service").type("#deed-name", "Stats").type("#deed-in", "rooms.people")
        .click("#deed-form .first").sees("#deed-form-error", "small letters");
    assertThat(admin.barriers()).isEmpty();
    admin.type("#deed-name", "\uE009a\uE000stats")
        .type("#deed-out", "rooms.event.presence, service.{service}.*" + ENTER)
        .sees("#service-token", "service.stats.").sees("[data-id=stats]", "service.{service}.*");
    PageRules.assertUsable(admin, "admin-services");
    String token = admin.text("#service-token");
    admin.click(".token .first");
    assertThat(admin.evaluate("return getSelection().toString()")).isEqualTo(token);
    try (BusClient stats = BusClient.login(hub.port(7000), token)) {
      assertThat(stats.ask("rooms.people", new JsonObject()).getString("type")).isEqualTo("message");
      admin.click("[data-id=stats] button[aria-label^='A new']")
          .sees("#deed-title", "A new token").click("#deed-form .first").sees(".notice", "has a new token");
      stats.frames().awaitEnd();
    }
    String fresh = admin.text("#service-token");
    assertThat(fresh).startsWith("service.stats.").isNotEqualTo(token);
    admin.click(".token button:not(.first)");
    try (BusClient stats = BusClient.login(hub.port(7000), fresh)) {
      admin.click("[data-id=stats] .harms").sees("#deed-title", "Revoke").click("#deed-form .first")
          .sees(".notice", "is revoked").sees(".part", "There is no service.");
      stats.frames().awaitEnd();
    }
    admin.click("a[href='#/admin/audit']").type("#audit-text", "stats" + ENTER)
        .sees("#audit-lines li", "service revoked");
    assertThat(admin.text("main")).doesNotContain(fresh);
  }

  @Test
  @DisplayName("Others are neither shown the way there nor let in")
  void others_areRefused() {
    Browser other = signIn(bob, RestClient.PASSWORD);
    assertThat(other.text("header nav")).contains("Chat").doesNotContain("Admin");
    other.go(url() + "#/admin/people").sees("main", "This place is for administrators.");
    assertThat(other.evaluate("return fetch('/api/admin/people/').then(answer => answer.status)")).isEqualTo(403);
    assertThat(other.evaluate("return document.querySelectorAll('.admin button, .admin input').length")).isEqualTo(0);
  }

  /** A new match of bob's. */
  private long match() {
    try (RestClient rest = new RestClient(hub.http())) {
      return rest.match(rest.token(bob, RestClient.PASSWORD));
    }
  }

  private Browser order(String name, String deed) {
    return order(admin, name, deed);
  }

  /** Clicks on the deed of a person that begins so. */
  private static Browser order(Browser admin, String name, String deed) {
    admin.choose("#admin-kind", deed.equals("Let") ? "Banned" : "All accounts").sees(person(name), name);
    return admin.click(person(name) + " button[aria-label^='" + deed + "']");
  }

  private static String person(String name) {
    return "#admin-people [data-id='" + name + "']";
  }

  private static String url() {
    return "http://127.0.0.1:" + hub.http() + "/";
  }

  private Browser signIn(String name, String password) {
    Browser browser = Browser.open(folder);
    open.add(browser);
    return browser.go(url()).sees("#login h2", "Come in").type("#username", name).type("#password", password + ENTER)
        .sees("#leave", "Sign out");
  }
}
