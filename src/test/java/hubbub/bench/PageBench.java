package hubbub.bench;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.MatchClient;
import hubbub.testing.PackagedHub;
import hubbub.testing.RestClient;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the page costs whoever looks at it, in a real browser on the packaged hub: what it fetches and how long that
 * takes until one can type, what a tab keeps of 5,000 messages, and how busy it is while a match of Pong is watched. A
 * round has a hub and a browser of its own; prints a line of JSON for each.
 */
public final class PageBench {
  private static final int MESSAGES = 5_000;
  private static final int WATCHED_SECONDS = 15;
  /** Whoever can type has the page: it puts the focus where that is done. */
  private static final String WHEN_USABLE =
      "addEventListener('focusin', event => { window.usable ??= performance.now(); }, true)";

  private PageBench() {}

  /** Runs, in a folder, so many rounds; see the class. */
  public static void main(String... arguments) throws Exception {
    for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
      System.out.println(round(Files.createDirectories(Path.of(arguments[0], "page-" + round))).encode());
    }
    System.exit(0);
  }

  private static JsonObject round(Path folder) throws Exception {
    JsonObject talkative = new JsonObject().put("limits", new JsonObject().put("burst", 1_000).put("perSecond", 1_000));
    JsonObject longer = new JsonObject().put("rules", new JsonObject().put("points", 20));
    JsonObject found = new JsonObject();
    try (PackagedHub hub = PackagedHub.start(folder, "hub.json", Map.of("rooms.json", talkative, "pong.json", longer));
        Browser browser = Browser.open(folder)) {
      String page = "http://127.0.0.1:" + hub.http() + "/";
      browser.onEachPage(WHEN_USABLE).go(page);
      Await.until("one can sign in", () -> browser.evaluate("return window.usable") != null);
      fetched(browser, found, "first");
      browser.type("#username", "ann").type("#password", RestClient.PASSWORD).click("button[value=up]")
          .sees("#status", "Signed in as ann");
      browser.reload();
      Await.until("one can talk", () -> browser.evaluate("return window.usable") != null);
      fetched(browser, found, "again");
      talk(hub, browser, found);
      watch(hub, browser.go(page + "#/play"), found);
    }
    return found;
  }

  /** What the page that is shown has fetched, and when it could be used. */
  private static void fetched(Browser browser, JsonObject found, String name) {
    String entries = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]";
    found.put(name + "_requests", browser.evaluate("return " + entries + ".filter(one => one.transferSize).length"));
    found.put(name + "_bytes",
        browser.evaluate("return " + entries + ".reduce((sum, one) => sum + one.transferSize, 0)"));
    found.put(name + "_usable_ms", browser.evaluate("return window.usable"));
  }

  private static void talk(PackagedHub hub, Browser browser, JsonObject found) throws IOException {
    JsonObject before = browser.metrics();
    try (RwciClient bob = RwciClient.connect(hub.http()).enter("bob", RestClient.PASSWORD)) {
      for (int count = 1; count <= MESSAGES; count++) {
        bob.say("This is what bob says as number " + count + ", and it is about as long as what people say.");
        if (count % 500 == 0) {
          browser.sees("#log .block:last-of-type", "number " + count + ",");
        }
      }
    }
    JsonObject after = browser.collected().metrics();
    found.put("message_ms", 1_000 * (after.getDouble("TaskDuration") - before.getDouble("TaskDuration")) / MESSAGES);
    found.put("heap_mb_before", before.getDouble("JSHeapUsedSize") / 1e6);
    found.put("heap_mb", after.getDouble("JSHeapUsedSize") / 1e6);
    found.put("nodes", after.getDouble("Nodes"));
  }

  private static void watch(PackagedHub hub, Browser browser, JsonObject found) throws Exception {
    try (RestClient rest = new RestClient(hub.http())) {
      String host = rest.signUp("gus");
      long id = rest.match(host);
      try (MatchClient left = MatchClient.enter(hub.http(), id, "host", host);
          MatchClient right = MatchClient.enter(hub.http(), id, "challenger", rest.signUp("hal"))) {
        browser.evaluate("location.hash = '#/play/" + id + "/spectator'");
        left.start(rest, id, host, right);
        left.await("status");
        Await.until("the match is seen", () -> browser.evaluate("return document.querySelector('canvas')") != null);
        JsonObject before = browser.metrics();
        TimeUnit.SECONDS.sleep(WATCHED_SECONDS);
        JsonObject after = browser.metrics();
        double seconds = after.getDouble("Timestamp") - before.getDouble("Timestamp");
        for (String part : new String[] {"Task", "Script", "Layout", "RecalcStyle"}) {
          String name = part + "Duration";
          found.put("pong_" + part.toLowerCase(Locale.ROOT) + "_ms_per_s",
              1_000 * (after.getDouble(name) - before.getDouble(name)) / seconds);
        }
      }
    }
  }
}
