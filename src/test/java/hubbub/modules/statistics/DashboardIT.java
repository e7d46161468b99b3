package hubbub.modules.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.PackagedHub;
import hubbub.testing.PageRules;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard in real browsers, where there are any, at the packaged hub with the statistics module beside it. */
class DashboardIT {
  private static final String ENTER = "\uE007";
  private static final String HOSTILE = "<img src=x onerror=alert(1)>";
  private static final String SAID = "#statistics [data-room=general] .values";

  @TempDir
  private static Path folder;
  private static PackagedHub hub;

  private final List<Browser> open = new ArrayList<>();

  @BeforeAll
  static void start() {
    Browser.assumeInstalled();
    StatisticsModule.assumeInstalled();
    hub = PackagedHub.start(folder.resolve("hub"), "hub.json", Map.of("auth.json", PackagedHub.cheapPasswords()));
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @AfterEach
  void leave() {
    // Who is not signed in is told so; a hub that is away cannot be reached.
    PageRules.leave(open, "401", "403", "503", "ERR_CONNECTION_REFUSED", "WebSocket connection to");
  }

  @Test
  @DisplayName("An administrator sees who comes, what is said and played and what the module counted, as it happens")
  void admin_seesItLive() {
    Browser admin = signIn("admin", PackagedHub.ADMIN_PASSWORD);
    admin.go(url() + "#/admin").sees("#admin-heading", "Overview").click("nav a[href='dashboard/']")
        .sees("#status", "Connected").sees("#statistics", "The statistics module does not run.")
        .sees("#matches, .none", "Nobody plays.");
    PageRules.assertUsable(admin, "dashboard-without");
    try (StatisticsModule module = StatisticsModule.at(hub, folder.resolve("module"));
        RwciClient ann = RwciClient.connect(hub.http()).enter(HOSTILE, RestClient.PASSWORD);
        RestClient rest = new RestClient(hub.http())) {
      admin.sees("#people", HOSTILE);
      ann.say("general", HOSTILE).say("general", "two");
      admin.sees("hub-chart[data-of=general] .values", "2").sees(SAID, "2 in the last hour");
      long match = rest.match(rest.signUp("bob"));
      admin.sees("#matches", "bob").sees("#modules", "statistics");
      assertThat(match).isPositive();
      Await.until("the charts are drawn", () -> admin.evaluate("return [...document.querySelectorAll("
          + "'hub-chart .line-0')].filter(one => one.getTotalLength() > 0).length").equals(4));
      PageRules.assertUsable(admin, "dashboard-live");
      module.program().signal("KILL");
      admin.sees("#statistics", "The statistics module does not run.");
      module.start().joined();
      ann.say("general", "three");
      admin.sees(SAID, "in the last hour").sees("#status", "Connected");
    }
    admin.sees("hub-chart[data-of=people] .values", "0");
  }

  @Test
  @DisplayName("When the hub is killed it says so, tries again by itself and goes on")
  void hubKilled_goesOn() {
    Browser admin = signIn("admin", PackagedHub.ADMIN_PASSWORD);
    admin.go(url() + "dashboard/").sees("#status", "Connected");
    hub.kill();
    admin.sees("#status", "Trying again in");
    hub.start();
    admin.sees("#status", "Connected");
    try (RwciClient ann = RwciClient.connect(hub.http()).enter("cleo", RestClient.PASSWORD)) {
      admin.sees("#people", "cleo");
      ann.say("random", "hello");
      admin.sees("hub-chart[data-of=random] .values", "1");
    }
  }

  @Test
  @DisplayName("Strangers are asked to sign in, others are told that they are no administrators, also while they look")
  void others_areRefused() {
    Browser stranger = Browser.open(folder);
    open.add(stranger);
    stranger.go(url() + "dashboard/").sees("#gate", "Please sign in as an administrator first.");
    assertThat(stranger.barriers()).isEmpty();
    stranger.click("#gate a").sees("#login h2", "Come in");
    try (RestClient rest = new RestClient(hub.http())) {
      rest.signUp("dan");
      Browser dan = signIn("dan", RestClient.PASSWORD);
      dan.go(url() + "dashboard/").sees("#gate", "You are not an administrator, dan.");
      assertThat(dan.barriers()).isEmpty();
      roles(rest, "dan", "admin");
      dan.reload().sees("#status", "Connected");
      roles(rest, "dan");
      dan.sees("#gate", "You are not an administrator, dan.");
    }
  }

  private static void roles(RestClient rest, String name, String... roles) {
    String admin = rest.token("admin", PackagedHub.ADMIN_PASSWORD);
    String wish = new JsonObject().put("roles", new JsonArray(List.of(roles))).encode();
    RestClient.expect(204, rest.send("PUT", "/api/admin/accounts/" + name + "/roles/", wish,
        RestClient.bearer(admin, "Content-Type", "application/json")));
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
