package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.PackagedHub;
import hubbub.testing.PageRules;
import hubbub.testing.RestClient;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people do at the matches of the page, each in a browser: at a desk, or with a telephone. */
final class PlayPage {
  private static final String ENTER = "\uE007";
  private static final Pattern SEAT = Pattern.compile("#/play/(\\d+)/(\\w+)$");

  private PlayPage() {}

  /** The address of the page of a hub. */
  static String url(PackagedHub hub) {
    return "http://127.0.0.1:" + hub.http() + "/";
  }

  /** Makes an account, and goes to the matches. */
  static void signUp(Browser browser, PackagedHub hub, String name) {
    browser.go(url(hub));
    enter(browser, name);
    browser.sees("#status", "Signed in as " + name).click("nav a[href='#/play']").sees("#lobby-title", "Matches");
  }

  /** Makes an account where one is asked for it. */
  static void enter(Browser browser, String name) {
    browser.sees("#login h2", "Come in").type("#username", name).type("#password", RestClient.PASSWORD)
        .click("button[value=up]");
  }

  /** Makes a match, by a click at the matches, and returns its number. */
  static long create(Browser browser, String game) {
    browser.sees(".make", "New").click(".make [value=" + game + "]").sees("#match-notice", "Waiting for somebody");
    Matcher seat = SEAT.matcher(browser.address());
    assertThat(seat.find()).isTrue();
    assertThat(seat.group(2)).isEqualTo("host");
    return Long.parseLong(seat.group(1));
  }

  /** Goes one of the ways to a match, such as "Join". */
  static Browser pick(Browser browser, String way, String match) {
    return browser.sees("#lobby-matches", match).click("#lobby-matches a[aria-label='" + way + ": " + match + "']");
  }

  /** Says something beside a match. */
  static void say(Browser who, String text) {
    who.type("#text", text + ENTER);
    Await.until("it is sent: " + text,
        () -> "".equals(who.evaluate("return document.getElementById('text').value")));
  }

  /** Nobody is kept from using what both see, be it light or dark; writes pictures of it. */
  static void shoot(String name, Browser desk, Browser phone) {
    for (Browser one : new Browser[] {desk, phone}) {
      String kind = one == phone ? "-phone" : "";
      for (boolean dark : new boolean[] {one == desk, one == phone}) {
        assertThat(one.likes(dark).barriers()).isEmpty();
        one.screenshot(Path.of("target", "web-play-" + name + kind + (dark ? "-dark.png" : ".png")));
      }
    }
  }

  /** All requests and the policy held, but for what the page asks first, and for a hub or a match that is gone. */
  static void assertQuiet(Browser browser) {
    PageRules.assertQuiet(browser, "401", "404", "ERR_CONNECTION_REFUSED", "WebSocket connection to");
  }
}
