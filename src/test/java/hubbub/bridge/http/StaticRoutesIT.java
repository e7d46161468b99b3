package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticRoutesIT {
  private static final Path FOLDER = folder();

  @RegisterExtension
  static final WebServer SERVER = new WebServer(FOLDER.resolve("pages"));

  @BeforeAll
  static void writePages() throws IOException {
    write("secret.txt", "outside");
    write("pages/index.html", "<p>start</p>");
    write("pages/map.html", "<script type=\"importmap\">{\"imports\": {}}</script><script>x()</script>");
    write("pages/app.js", "start();");
    write("pages/empty.css", "");
    write("pages/a b+c.txt", "odd");
    write("pages/.env", "hidden");
    write("pages/.git/config", "hidden");
    write("pages/404.html", "<p>nothing here</p>");
    write("pages/bare/page.html", "bare");
    write("pages/help/index.html", "help");
    Files.createSymbolicLink(FOLDER.resolve("pages/out.txt"), FOLDER.resolve("secret.txt"));
    Files.createSymbolicLink(FOLDER.resolve("pages/in.js"), Path.of("app.js"));
    Files.setLastModifiedTime(FOLDER.resolve("pages/app.js"),
        FileTime.from(Instant.parse("2024-02-03T04:05:06.789Z")));
  }

  @ParameterizedTest
  @DisplayName("A page comes with its type, a folder's index when its path ends in a slash")
  @CsvSource({
      "/, <p>start</p>, text/html; charset=utf-8",
      "/index.html, <p>start</p>, text/html; charset=utf-8",
      "/app.js?v=1, start();, text/javascript; charset=utf-8",
      "/in.js, start();, text/javascript; charset=utf-8",
      "/empty.css, '', text/css; charset=utf-8",
      "/a%20b+c.txt, odd, text/plain; charset=utf-8",
      "/help/, help, text/html; charset=utf-8",
  })
  void page_comesWithType(String path, String body, String type) {
    HttpResponse<String> answer = SERVER.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().firstValue("content-type")).contains(type);
  }

  @ParameterizedTest
  @DisplayName("Nothing outside the folder, nothing hidden and no list of a folder is ever served")
  @ValueSource(strings = {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/help/../../secret.txt",
      "/help/%2e%2e/%2e%2e/secret.txt", "/..%5csecret.txt", "/..\\secret.txt", "//etc/passwd", "/%2fetc/passwd",
      "/.env", "/.git/config", "/%2eenv", "/help/../.env", "/out.txt", "/bare", "/bare/", "/help", "/nothing",
      "/app.js/", "/app.js%00.html", "/%ff", "/../pages/index.html"})
  void outside_isNotFound(String path) {
    String answer = SERVER.raw("GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 404 ").doesNotContain("outside", "hidden", "root:");
    assertThat(answer).endsWith("<p>nothing here</p>");
  }

  @Test
  @DisplayName("A page that the browser has already is not sent again")
  void knownPage_isNotModified() {
    HttpResponse<String> first = SERVER.get("/app.js");
    String tag = first.headers().firstValue("etag").orElseThrow();
    assertThat(first.headers().firstValue("last-modified")).contains("Sat, 03 Feb 2024 04:05:06 GMT");
    assertThat(status("/app.js", "If-None-Match", tag)).isEqualTo(304);
    assertThat(status("/app.js", "If-None-Match", "\"other\", " + tag)).isEqualTo(304);
    assertThat(status("/app.js", "If-None-Match", tag.substring(2))).isEqualTo(304);
    assertThat(status("/app.js", "If-None-Match", "*")).isEqualTo(304);
    assertThat(status("/app.js", "If-Modified-Since", "Sat, 03 Feb 2024 04:05:06 GMT")).isEqualTo(304);
    HttpResponse<String> unchanged = SERVER.get("/app.js", "If-None-Match", tag);
    assertThat(unchanged.body()).isEmpty();
    assertThat(unchanged.headers().firstValue("etag")).contains(tag);
    assertThat(unchanged.headers().firstValue("cache-control")).contains("no-cache");
  }

  @Test
  @DisplayName("A page that has changed is sent again; a tag goes before a time")
  void changedPage_isSent() {
    assertThat(status("/app.js", "If-None-Match", "W/\"other\"")).isEqualTo(200);
    assertThat(status("/app.js", "If-Modified-Since", "Sat, 03 Feb 2024 04:05:05 GMT")).isEqualTo(200);
    assertThat(status("/app.js", "If-Modified-Since", "yesterday")).isEqualTo(200);
    assertThat(SERVER.get("/app.js", "If-None-Match", "\"other\"", "If-Modified-Since",
        "Sat, 03 Feb 2035 04:05:06 GMT").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("A page written anew has another tag")
  void pageWrittenAnew_hasAnotherTag() throws IOException {
    write("pages/news.txt", "old");
    String before = SERVER.get("/news.txt").headers().firstValue("etag").orElseThrow();
    write("pages/news.txt", "newer");
    HttpResponse<String> after = SERVER.get("/news.txt", "If-None-Match", before);
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.body()).isEqualTo("newer");
  }

  @ParameterizedTest
  @DisplayName("A browser asks again for every page, its scripts and styles, and once a day for the rest")
  @CsvSource({"/, no-cache", "/index.html, no-cache", "/app.js, no-cache", "/empty.css, no-cache",
      "/a%20b+c.txt, max-age=86400", "/nothing, no-cache"})
  void caching_dependsOnKind(String path, String expected) {
    assertThat(SERVER.get(path).headers().firstValue("cache-control")).contains(expected);
  }

  @Test
  @DisplayName("HEAD tells the length and sends nothing; other methods are refused")
  void head_tellsLength() {
    HttpResponse<String> head = SERVER.send("HEAD", "/app.js", "");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("content-length")).contains("8");
    HttpResponse<String> post = SERVER.form("/app.js", "x=1");
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("allow")).contains("GET, HEAD");
  }

  @ParameterizedTest
  @DisplayName("Every answer forbids the browser whatever does not come from this hub")
  @ValueSource(strings = {"/", "/nothing", "/api/me/", "/health/live", "/app.js"})
  void everyAnswer_hasPolicy(String path) {
    HttpResponse<String> answer = SERVER.get(path);
    String host = "127.0.0.1:" + SERVER.port();
    assertThat(answer.headers().firstValue("content-security-policy")).contains("default-src 'self'; connect-src "
        + "'self' ws://" + host + " wss://" + host + "; object-src 'none'; base-uri 'none'; form-action 'self'; "
        + "frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(answer.headers().firstValue("referrer-policy")).contains("same-origin");
  }

  @Test
  @DisplayName("A page may have the import map that stands in it, and no other script within itself")
  void importMap_isAllowedByItsHash() throws IOException {
    assertThat(policy("/map.html")).endsWith("; frame-ancestors 'none'; script-src 'self' "
        + "'sha256-CJt/FpW3RQlGvqBeO/YK74xrTm1ctS6rLMJu1bV4fMc='").containsOnlyOnce("sha256");
    write("pages/map.html", "<script type=\"importmap\">{}</script>");
    assertThat(policy("/map.html")).endsWith("'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='");
    write("pages/map.html", "no map any more");
    assertThat(policy("/map.html")).doesNotContain("script-src");
  }

  @ParameterizedTest
  @DisplayName("What a client calls its Host cannot widen the policy")
  @ValueSource(strings = {"*", "a,b", "a'b", "a;script-src"})
  void oddHost_isLeftOut(String host) {
    String answer = SERVER.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).contains("connect-src 'self'; object-src").doesNotContain("ws://");
  }

  @ParameterizedTest
  @DisplayName("A path or a Host that cannot be read is a bad request")
  @CsvSource({"/%zz, h", "/%, h", "/, a *", "/, a; script-src *"})
  void malformed_isBadRequest(String path, String host) {
    String answer = SERVER.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400 ").endsWith("{\"detail\":\"The request is malformed.\"}");
  }

  private static String policy(String path) {
    return SERVER.get(path).headers().firstValue("content-security-policy").orElseThrow();
  }

  private static int status(String path, String... headers) {
    return SERVER.get(path, headers).statusCode();
  }

  private static void write(String name, String text) throws IOException {
    Path file = FOLDER.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    file.toFile().deleteOnExit();
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("hubbub-pages");
    } catch (IOException problem) {
      throw new ExceptionInInitializerError(problem);
    }
  }
}
