package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.PackagedHub;
import hubbub.testing.PageRules;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chat of the page of the packaged hub in real browsers, where there are any: each test has two new people. */
class ChatPageIT {
  private static final String ENTER = "\uE007";
  private static final String UP = "\uE013";
  private static final String DOWN = "\uE015";
  private static final String TAB = "\uE004";
  private static final String ESCAPE = "\uE00C";

  @TempDir
  private static Path folder;
  private static PackagedHub hub;
  private static int people;

  private Browser browser;
  private Browser phone;
  private String ann;
  private String bob;

  @BeforeAll
  static void start() {
    Browser.assumeInstalled();
    JsonObject talkative = new JsonObject().put("limits", new JsonObject().put("burst", 1000).put("perSecond", 1000));
    hub = PackagedHub.start(folder.resolve("hub"), "hub.json",
        Map.of("auth.json", PackagedHub.cheapPasswords(), "rooms.json", talkative));
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @BeforeEach
  void open() {
    people++;
    ann = "ann" + people;
    bob = "bob" + people;
    browser = enter(ann);
    phone = enter(bob).screen(390, 844, 1).likes(true);
  }

  @AfterEach
  void leave() {
    // The first thing the page asks is whether it has a login already; else all requests and the policy held.
    PageRules.leave(List.of(browser, phone), "401", "ERR_CONNECTION_REFUSED", "WebSocket connection to");
  }

  @Test
  @DisplayName("Two browsers and a ChatMaster client chat, and whoever looks elsewhere sees what is new")
  void people_chat() {
    try (ChatMasterClient carl = ChatMasterClient.connect(hub.tcp())) {
      carl.login("carl" + people);
      say(browser, "hello from the page");
      phone.sees("#log", "hello from the page");
      carl.awaitMessage("hello from the page");
      carl.say("hello from a terminal");
      browser.sees("#log", "hello from a terminal");
      phone.sees("#log", "hello from a terminal");
      browser.click("a[href='#/room/random']").sees("#room", "random");
      say(phone, "are you there, @" + ann + "?");
      browser.sees("#rooms .unread .count.named", "1");
      assertThat(browser.evaluate("return document.title")).isEqualTo("(1) Hubbub");
      browser.click("a[href='#/room/general']").sees("#log .named .me", "@" + ann);
      assertThat(browser.evaluate("return document.querySelectorAll('#rooms .unread').length")).isEqualTo(0);
    }
    assertUsable("chat");
  }

  @Test
  @DisplayName("What people write is text: no payload becomes an element, and only web addresses become links")
  void payloads_areText() {
    List<String> payloads = List.of("<img src=x onerror=alert(1)>", "<script>alert(2)</script>",
        "[x](javascript:alert(3))", "javascript:alert(4)", "data:text/html,<b>5</b>", "${alert(6)}",
        "https://x.example/\"onmouseover=\"alert(7)", "**<svg onload=alert(8)>**", "`<iframe src=//x.example>`",
        "&lt;b&gt;9&lt;/b&gt;");
    payloads.forEach(payload -> say(browser, payload));
    phone.sees("#log", "&lt;b&gt;9");
    for (String payload : payloads) {
      phone.sees("#log", payload.replace("**", "").replace("`", ""));
    }
    String made = "[...document.querySelectorAll('#log .said')].filter(one => one.querySelector('b').textContent === '"
        + ann + "').flatMap(one => [...one.querySelectorAll('.text *')])";
    assertThat(phone.evaluate("return " + made + ".map(one => one.localName).sort().join()"))
        .isEqualTo("a,code,strong");
    assertThat(phone.evaluate("return " + made + ".flatMap(one => [...one.attributes]).map(one => one.name + '='"
        + " + one.value).sort().join()")).isEqualTo("href=https://x.example/,rel=noopener noreferrer,target=_blank");
  }

  @Test
  @DisplayName("A private room is made, named, and entered by whoever is invited, and left again")
  void privateRoom_isForTheInvited() {
    String den = "den" + people;
    say(browser, "/create " + den);
    browser.sees("#room", den);
    say(browser, "/private");
    say(browser, "/topic quiet please");
    browser.sees(".topic", "quiet please");
    say(phone, "/join " + den);
    phone.sees(".notice", den + ":");
    say(browser, "/invite " + bob);
    phone.sees(".notice", ann + " invites you to " + den).click("button[aria-controls=rooms-side]")
        .click("#invitations button").sees("#room", den).sees(".topic", "quiet please");
    say(phone, "here I am");
    browser.sees("#log", "here I am").sees("#people", bob);
    browser.screenshot(Path.of("target", "web-page-room.png"));
    say(phone, "/leave");
    phone.sees("#room", "general");
    browser.sees("#log", bob + " left");
    // The room is one's own still after the page was loaded anew.
    browser.reload().sees("#room", den).sees("#log", "here I am").sees("#people", "owner");
  }

  @Test
  @DisplayName("People talk in private, find what they sent with the arrow, and complete commands and names")
  void direct_isBetweenTwo() {
    say(browser, "/msg " + bob + " just for you");
    browser.sees("#room", bob).sees("#log", "just for you");
    phone.click("button[aria-controls=rooms-side]").sees("#directs .count", "1").click("#directs a")
        .sees("#room", ann).sees("#log", "just for you");
    say(phone, "thanks");
    browser.sees("#log", "thanks").type("#text", UP);
    assertThat(draft(browser)).isEqualTo("just for you");
    browser.click("a[href='#/room/general']").sees("#room", "general")
        .type("#text[placeholder$=' general']", "/he").sees("#choices", "/help");
    browser.type("#text", TAB + ENTER).sees("#log", "/invite name");
    browser.type("#text", "and @" + bob.substring(0, 3)).sees("#choices", "@" + bob);
    assertThat(browser.barriers()).isEmpty();
    browser.type("#text", bob.substring(3) + TAB);
    assertThat(draft(browser)).isEqualTo("and @" + bob + " ");
    browser.reload().sees("#directs", bob).click("#directs a").sees("#log", "thanks");
  }

  @Test
  @DisplayName("Hundreds of messages are there by scrolling up, and none twice")
  void history_comesByScrolling() {
    String word = "line" + people + "-";
    List<String> lines = IntStream.rangeClosed(1, 450).mapToObj(number -> word + number).toList();
    try (RwciClient talker = RwciClient.connect(hub.http()).enter("talker" + people, "secret")) {
      lines.forEach(line -> talker.say("random", line));
      talker.await("message", "message", lines.getLast());
    }
    // Loaded anew it knows nothing but that some are unread.
    browser.reload().sees("#rooms", "random").click("a[href='#/room/random']").sees("#log", lines.getLast());
    String shown = "[...document.querySelectorAll('#log .text')].map(one => one.textContent)"
        + ".filter(text => text.startsWith('" + word + "'))";
    Await.until("all is there", () -> {
      browser.evaluate("document.getElementById('log').scrollTop = 0");
      return browser.evaluate("return " + shown + "[0]").equals(lines.getFirst());
    });
    assertThat(browser.evaluate("return " + shown)).isEqualTo(new JsonArray(lines));
  }

  @Test
  @DisplayName("When the hub is killed under them, both come back and miss nothing, and what was not sent is there")
  void restart_isOvercome() {
    say(browser, "/create den" + people);
    browser.sees("#room", "den" + people);
    say(browser, "before the crash");
    browser.sees("#log", "before the crash");
    hub.kill();
    browser.sees("#status", "Trying again in");
    phone.sees("#status", "Trying again in");
    hub.start();
    phone.sees("#status", "Signed in as " + bob);
    browser.sees("#status", "Signed in as " + ann).sees("#log", "before the crash");
    Await.until("the room is entered again", () -> Boolean.TRUE.equals(browser.evaluate(
        "return document.querySelector('hub-app').talk.rwci.waiting.get('join_channel')?.length === 0")));
    say(browser, "after the crash");
    browser.sees("#log", "after the crash").click("a[href='#/room/general']").sees("#room", "general");
    say(phone, "all is well");
    browser.sees("#log", "all is well");
  }

  @Test
  @DisplayName("An owner moderates by commands and by the menu of a person, with the keyboard alone; others cannot")
  void owner_moderates() {
    String den = "den" + people;
    say(browser, "/create " + den);
    browser.sees("#room", den);
    say(phone, "/join " + den);
    phone.sees("#room", den);
    browser.sees("#people", bob).type(".more-of", ENTER).sees("#people .menu", "Mute for 10 minutes");
    assertThat(browser.barriers()).isEmpty();
    browser.screenshot(Path.of("target", "web-page-menu.png"));
    browser.type(":focus", ESCAPE);
    Await.until("the menu is left", () -> Boolean.TRUE.equals(
        browser.evaluate("return document.activeElement.matches('.more-of[aria-expanded=false]')")));
    browser.type(":focus", ENTER).sees("#people .menu", "Mute").type(":focus", DOWN + DOWN + ENTER)
        .sees(".notice", bob + " cannot speak here now");
    phone.type("#text", "hm?" + ENTER).sees(".notice", "muted");
    say(browser, "/unmute " + bob);
    browser.sees(".notice", bob + " may speak here again");
    phone.type("#text", ENTER);
    browser.sees("#log", "hm?");
    phone.type("#text", "/kick " + ann + ENTER).sees("#text-error", "Only the owner of the room may do that.");
    say(browser, "/kick " + bob);
    phone.sees("#room", "general");
    // What was refused is still what one was about to write, in the room that is gone now.
    Await.until("another room's draft is shown", () -> draft(phone).isEmpty());
    say(phone, "/join " + den);
    phone.sees("#room", den);
    say(browser, "/ban " + bob + " 10m");
    phone.sees("#room", "general");
    say(phone, "/join " + den);
    phone.sees(".notice", den + ":");
    say(browser, "/unban " + bob);
    browser.sees(".notice", bob + " may come in again");
    say(phone, "/join " + den);
    phone.sees("#room", den);
  }

  @Test
  @DisplayName("On a phone a person's menu has what everybody may do, and a name goes from there into what one writes")
  void menu_isForEverybody() {
    phone.click("button[aria-controls=people-side]").click(".more-of[aria-label$=' " + ann + "']")
        .sees("#people .menu", "Mention");
    assertThat(phone.evaluate("return document.querySelectorAll('#people .grave').length")).isEqualTo(0);
    assertThat(phone.barriers()).isEmpty();
    phone.screenshot(Path.of("target", "web-page-menu-phone.png"));
    phone.type(":focus", DOWN + ENTER);
    Await.until("the name is there", () -> draft(phone).equals("@" + ann + " "));
    phone.type("#text", "look" + ENTER);
    browser.sees("#log .named", "look");
  }

  @Test
  @DisplayName("A line says what is new in a room, until one answers or has been elsewhere")
  void line_isAboveWhatIsNew() {
    say(browser, "known already");
    browser.sees("#log", "known already").click("a[href='#/room/random']").sees("#room", "random");
    say(phone, "the first new one");
    say(phone, "the second");
    browser.sees("#rooms .unread .count", "2").click("a[href='#/room/general']").sees("#log .fresh", "New");
    assertThat(browser.evaluate("return document.querySelector('.fresh').nextElementSibling.querySelector('.text')"
        + ".textContent")).isEqualTo("the first new one");
    browser.screenshot(Path.of("target", "web-page-fresh.png"));
    assertThat(browser.barriers()).isEmpty();
    say(browser, "read it");
    browser.sees("#log", "read it");
    assertThat(browser.evaluate("return document.querySelectorAll('.fresh').length")).isEqualTo(0);
  }

  @Test
  @DisplayName("Who asked for it is notified of mentions and direct messages while looking away; a click leads there")
  void notifications_areForWhoAsked() {
    // Nobody can click on a real one here.
    browser.evaluate("window.told = []; document.hasFocus = () => false; window.Notification = class {"
        + " static permission = 'default';"
        + " static async requestPermission() { return Notification.permission = 'granted'; }"
        + " constructor(title, { body }) { Object.assign(this, { title, body }); told.push(this); } close() {} }");
    say(phone, "nobody asked, @" + ann);
    browser.sees("#log", "nobody asked").click("#account").click("#notify");
    assertThat(browser.barriers()).isEmpty();
    browser.screenshot(Path.of("target", "web-page-choices.png"));
    Await.until("it is wished", () -> Boolean.TRUE.equals(
        browser.evaluate("return document.getElementById('notify').checked")));
    browser.click("#account-close").click("a[href='#/room/random']").sees("#room", "random");
    say(phone, "just words");
    say(phone, "to you, @" + ann);
    told(bob + " in general: to you, @" + ann);
    say(phone, "/msg " + ann + " psst");
    told(bob + " in general: to you, @" + ann, bob + ": psst");
    browser.evaluate("told[0].onclick()");
    browser.sees("#room", "general");
    browser.evaluate("told[1].onclick()");
    browser.sees("#room", bob);
  }

  @Test
  @DisplayName("Who is in a match is seen to be, by all who look, unless they hide it")
  void match_isSeenUnlessHidden() {
    try (RestClient rest = new RestClient(hub.http())) {
      rest.match(rest.token(bob, "secret"));
      String mark = "#people li:has([aria-label$=' " + bob + "']) .doing";
      browser.sees(mark, "in a match");
      browser.screenshot(Path.of("target", "web-page-doing.png"));
      assertThat(browser.barriers()).isEmpty();
      browser.reload().sees(mark, "in a match");
      phone.click("#account").sees("#shown-title", "What others see");
      Await.until("it is known what is shown", () -> Boolean.TRUE.equals(
          phone.evaluate("return document.getElementById('show-match').checked")));
      phone.click("#show-match");
      assertThat(phone.barriers()).isEmpty();
      phone.screenshot(Path.of("target", "web-page-choices-phone.png"));
      Await.until("nobody sees it", () -> Boolean.TRUE.equals(
          browser.evaluate("return document.querySelector('.doing') === null")));
    }
  }

  @Test
  @DisplayName("Who signs out everywhere is out in every browser at once")
  void everywhere_isEverywhere() {
    try (Browser other = Browser.open(folder)) {
      other.go("http://127.0.0.1:" + hub.http() + "/").type("#username", ann).type("#password", "secret")
          .click("button[value=in]").sees("#status", "connected in another window").click("#account")
          .click("#everywhere").sees("#form-error", "signed out everywhere");
      browser.sees("#form-error", "The login was revoked");
      other.type("#username", ann).type("#password", "secret").click("button[value=in]")
          .sees("#status", "Signed in as " + ann);
    }
  }

  private void told(String... words) {
    Await.until("that is told: " + List.of(words), () -> JsonArray.of((Object[]) words).equals(
        browser.evaluate("return told.map(one => one.title + ': ' + one.body)")));
  }

  private void assertUsable(String name) {
    for (Browser one : List.of(browser, phone)) {
      one.screenshot(Path.of("target", "web-page-" + name + (one == phone ? "-phone.png" : ".png")));
      assertThat(one.barriers()).isEmpty();
      assertThat(one.likes(one == browser).barriers()).isEmpty();
    }
  }

  private static void say(Browser who, String text) {
    who.type("#text", text + ENTER);
    Await.until("it is sent: " + text, () -> draft(who).isEmpty());
  }

  private static String draft(Browser who) {
    return (String) who.evaluate("return document.getElementById('text').value");
  }

  private static Browser enter(String name) {
    Browser browser = Browser.open(folder);
    return browser.go("http://127.0.0.1:" + hub.http() + "/").sees("#login h2", "Come in").type("#username", name)
        .type("#password", "secret").click("button[value=up]").sees("#status", "Signed in as " + name)
        .sees("#room", "general");
  }
}
