package hubbub.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A headless chromium, told what to do through chromedriver as a person would do it. Each has a profile of its own, so
 * two of them are two people.
 */
public final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)\\.");
  /** What a person does not notice who waits until there is something to use: the page has yet to get there. */
  private static final Set<String> PASSING = Set.of("no such element", "stale element reference",
      "element not interactable", "element click intercepted");
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process driver;
  private final String base;
  private final String session;

  private Browser(Path profile) throws IOException {
    Path log = profile.resolve("driver.log");
    driver = driver(log);
    try {
      base = "http://127.0.0.1:" + port(log).orElseThrow() + "/session";
      session = begin(profile);
    } catch (RuntimeException | AssertionError problem) {
      driver.destroy();
      client.close();
      throw problem;
    }
  }

  /** Ends a test before it begins, and says what is missing, where there is no browser here. */
  public static void assumeInstalled() {
    Optional<Path> missing = List.of(CHROMIUM, DRIVER).stream().filter(file -> !Files.isExecutable(file)).findFirst();
    assumeTrue(missing.isEmpty(), () -> "not tested in a browser: there is no " + missing.orElseThrow()
        + "; install the packages chromium and chromium-driver");
  }

  /** Opens a browser with an empty profile in this folder. */
  public static Browser open(Path folder) {
    try {
      return new Browser(Files.createTempDirectory(folder, "profile"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Goes to an address. */
  public Browser go(String url) {
    post("/url", new JsonObject().put("url", url));
    return this;
  }

  /** Loads the page again. */
  public Browser reload() {
    post("/refresh", new JsonObject());
    return this;
  }

  /** Goes back to the page before, as the button does it. */
  public Browser back() {
    post("/back", new JsonObject());
    return this;
  }

  /** Opens another tab, with the same profile, and does in it what it is told from now on; returns the one before. */
  public String tab() {
    String before = send("GET", "/window", Optional.empty()).getString("value");
    String handle = post("/window/new", new JsonObject().put("type", "tab")).getJsonObject("value").getString("handle");
    tab(handle);
    return before;
  }

  /** Goes on in a tab that was open before. */
  public Browser tab(String handle) {
    post("/window", new JsonObject().put("handle", handle));
    return this;
  }

  /** Chooses what is called so in a list to choose from. */
  public Browser choose(String selector, String option) {
    evaluate("const list = document.querySelector('" + selector + "'); list.value = [...list.options].find(one => "
        + "one.text === '" + option + "').value; list.dispatchEvent(new Event('change', {bubbles: true})); return 0");
    return this;
  }

  /** The address the bar shows. */
  public String address() {
    return send("GET", "/url", Optional.empty()).getString("value");
  }

  /** Types into the first element that fits, as if after a click on it; {@code \uE007} is the enter key. */
  public Browser type(String selector, String text) {
    use(selector, "POST", "/value", Optional.of(new JsonObject().put("text", text)));
    return this;
  }

  /** Clicks on the first element that fits. */
  public Browser click(String selector) {
    use(selector, "POST", "/click", Optional.of(new JsonObject()));
    return this;
  }

  /** Holds a key down for a time; {@code \uE012} to {@code \uE015} are the arrows left, up, right and down. */
  public Browser hold(String key, Duration time) {
    return act(new JsonObject().put("type", "key").put("id", "keys"), JsonArray.of(
        new JsonObject().put("type", "keyDown").put("value", key),
        pause(time),
        new JsonObject().put("type", "keyUp").put("value", key)));
  }

  /** Lays a finger on the middle of an element, at these heights one after the other, for a time at each. */
  public Browser touch(String selector, Duration time, double... heights) {
    String box = "const box = document.querySelector('" + selector + "').getBoundingClientRect();";
    JsonArray moves = new JsonArray();
    for (double height : heights) {
      JsonArray at = (JsonArray) evaluate(box + "return [box.left + box.width / 2, box.top + box.height * " + height
          + "].map(Math.round)");
      moves.add(new JsonObject().put("type", "pointerMove").put("x", at.getValue(0)).put("y", at.getValue(1)));
      if (moves.size() == 1) {
        moves.add(new JsonObject().put("type", "pointerDown").put("button", 0));
      }
      moves.add(pause(time));
    }
    moves.add(new JsonObject().put("type", "pointerUp").put("button", 0));
    return act(new JsonObject().put("type", "pointer").put("id", "finger")
        .put("parameters", new JsonObject().put("pointerType", "touch")), moves);
  }

  /** Has another screen from now on. */
  public Browser screen(int width, int height, double density) {
    JsonObject metrics = new JsonObject().put("width", width).put("height", height).put("deviceScaleFactor", density)
        .put("mobile", true);
    command("Emulation.setDeviceMetricsOverride", metrics);
    return this;
  }

  /** Likes light pages from now on, or dark ones. */
  public Browser likes(boolean dark) {
    JsonObject scheme = new JsonObject().put("name", "prefers-color-scheme").put("value", dark ? "dark" : "light");
    command("Emulation.setEmulatedMedia", new JsonObject().put("features", JsonArray.of(scheme)));
    return this;
  }

  /** Runs a script in each page from now on, before all scripts of the page. */
  public Browser onEachPage(String script) {
    command("Page.addScriptToEvaluateOnNewDocument", new JsonObject().put("source", script));
    return this;
  }

  /** Frees what the page does not need any more. */
  public Browser collected() {
    command("HeapProfiler.collectGarbage", new JsonObject());
    return this;
  }

  /** What the browser counts of the page, by the names of the protocol of its developer tools: seconds and bytes. */
  public JsonObject metrics() {
    command("Performance.enable", new JsonObject());
    JsonObject metrics = new JsonObject();
    command("Performance.getMetrics", new JsonObject()).getJsonArray("metrics").stream().map(JsonObject.class::cast)
        .forEach(one -> metrics.put(one.getString("name"), one.getDouble("value")));
    return metrics;
  }

  /** What keeps people from using the page: violations of WCAG's levels A and AA as far as axe finds them. */
  public List<String> barriers() {
    evaluate(resource("/axe.min.js"));
    // Colours that are on their way to others are not the page's.
    JsonArray found = (JsonArray) evaluate("return Promise.allSettled(document.getAnimations().filter(one =>"
        + " one.effect.getComputedTiming().endTime < Infinity).map(one => one.finished)).then(() =>"
        + " axe.run({resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}))"
        + ".then(result => result.violations.map(one =>"
        + " one.id + ': ' + one.nodes.map(node => node.html + ' ' + node.failureSummary).join('; ')))");
    return found.stream().map(Object::toString).toList();
  }

  /** The text of the first element that fits, as a person sees it; empty where it is hidden. */
  public String text(String selector) {
    return use(selector, "GET", "/text", Optional.empty()).getString("value");
  }

  /** Waits until a person sees this text in the first element that fits. */
  public Browser sees(String selector, String text) {
    Await.until(selector + " shows: " + text, () -> tryToUse(selector, "GET", "/text", Optional.empty())
        .filter(shown -> shown.getString("value").contains(text)).isPresent());
    return this;
  }

  /** What a script returns; the page's own policy does not hold for it. */
  public Object evaluate(String script) {
    return post("/execute/sync", new JsonObject().put("script", script).put("args", new JsonArray()))
        .getValue("value");
  }

  /** What the page and the browser wrote to the console since the last time, as far as it is worse than a hint. */
  public List<String> complaints() {
    JsonArray lines = post("/se/log", new JsonObject().put("type", "browser")).getJsonArray("value");
    return lines.stream().map(JsonObject.class::cast)
        .filter(line -> List.of("SEVERE", "WARNING").contains(line.getString("level")))
        .map(line -> line.getString("message")).toList();
  }

  /** Writes what the window shows as PNG. */
  public void screenshot(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, Base64.getDecoder().decode(send("GET", "/screenshot", Optional.empty()).getString("value")));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Override
  public void close() {
    try {
      send("DELETE", "", Optional.empty());
    } finally {
      driver.destroy();
      client.close();
    }
  }

  private String begin(Path profile) {
    JsonArray flags = new JsonArray(List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-dev-shm-usage", "--window-size=1000,700", "--user-data-dir=" + profile));
    JsonObject options = new JsonObject().put("binary", CHROMIUM.toString()).put("args", flags);
    JsonObject wanted = new JsonObject().put("browserName", "chrome").put("goog:chromeOptions", options)
        .put("timeouts", new JsonObject().put("script", Await.LIMIT.toMillis()))
        .put("goog:loggingPrefs", new JsonObject().put("browser", "ALL"));
    return request("POST", base, Optional.of(new JsonObject().put("capabilities",
        new JsonObject().put("alwaysMatch", wanted)))).getJsonObject("value").getString("sessionId");
  }

  /** Starts chromedriver; it ends at once where the port that it found for one IP version is taken in the other. */
  private static Process driver(Path log) throws IOException {
    while (true) {
      Process driver = new ProcessBuilder(DRIVER.toString(), "--port=0").redirectErrorStream(true)
          .redirectOutput(log.toFile()).start();
      try {
        Await.until("chromedriver says its port or ends", () -> port(log).isPresent() || !driver.isAlive());
      } catch (AssertionError late) {
        driver.destroy();
        throw late;
      }
      if (port(log).isPresent()) {
        return driver;
      }
      if (!read(log).contains("port not available")) {
        throw new AssertionError("chromedriver ended: " + read(log));
      }
    }
  }

  private JsonObject command(String name, JsonObject params) {
    return post("/goog/cdp/execute", new JsonObject().put("cmd", name).put("params", params)).getJsonObject("value");
  }

  /** Does something with the first element that fits, as soon as there is one that can be used. */
  private JsonObject use(String selector, String method, String path, Optional<JsonObject> body) {
    AtomicReference<Optional<JsonObject>> answer = new AtomicReference<>(Optional.empty());
    Await.until(selector + " can be used", () -> {
      answer.set(tryToUse(selector, method, path, body));
      return answer.get().isPresent();
    });
    return answer.get().orElseThrow();
  }

  private Optional<JsonObject> tryToUse(String selector, String method, String path, Optional<JsonObject> body) {
    JsonObject query = new JsonObject().put("using", "css selector").put("value", selector);
    return attempt("POST", base + "/" + session + "/element", Optional.of(query))
        .flatMap(found -> attempt(method, base + "/" + session + "/element/"
            + found.getJsonObject("value").getString(ELEMENT) + path, body));
  }

  private Browser act(JsonObject device, JsonArray actions) {
    post("/actions", new JsonObject().put("actions", JsonArray.of(device.put("actions", actions))));
    return this;
  }

  private static JsonObject pause(Duration time) {
    return new JsonObject().put("type", "pause").put("duration", time.toMillis());
  }

  private JsonObject post(String path, JsonObject body) {
    return send("POST", path, Optional.of(body));
  }

  private JsonObject send(String method, String path, Optional<JsonObject> body) {
    return request(method, base + "/" + session + path, body);
  }

  private JsonObject request(String method, String url, Optional<JsonObject> body) {
    return attempt(method, url, body)
        .orElseThrow(() -> new AssertionError(method + " " + url + " failed: the page has nothing to use"));
  }

  /** Returns the answer; empty where the page has yet to get to what is asked for. */
  private Optional<JsonObject> attempt(String method, String url, Optional<JsonObject> body) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Await.LIMIT).method(method,
        body.map(JsonObject::encode).map(BodyPublishers::ofString).orElse(BodyPublishers.noBody())).build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      JsonObject told = new JsonObject(answer.body());
      if (answer.statusCode() == 200) {
        return Optional.of(told);
      }
      if (PASSING.contains(told.getJsonObject("value").getString("error"))) {
        return Optional.empty();
      }
      throw new AssertionError(method + " " + url + " failed: " + answer.body());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Browser.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static Optional<String> port(Path log) {
    Matcher said = PORT.matcher(read(log));
    return said.find() ? Optional.of(said.group(1)) : Optional.empty();
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
