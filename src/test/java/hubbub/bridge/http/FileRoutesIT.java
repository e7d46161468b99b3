package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.terminal.FileQuery;
import hubbub.contract.terminal.FileSlice;
import hubbub.contract.terminal.TerminalApi;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileRoutesIT {
  private static final List<FileQuery> ASKED = new CopyOnWriteArrayList<>();
  private static final Map<String, FileSlice> FILES = new ConcurrentHashMap<>();
  private static final String LONG = "0123456789".repeat(100_000);

  @RegisterExtension
  static final WebServer SERVER = new WebServer(Path.of("webroot"));

  private String token;

  @BeforeAll
  static void serveFiles() {
    put("/home/ann/a.txt", "text/plain", "plain");
    put("/home/ann/long.txt", "text/plain", LONG);
    put("/home/ann/empty", "application/octet-stream", "");
    put("/home/ann/ü b.png", "image/png", "png");
    put("/home/ann/x.svg", "image/svg+xml", "<svg><script>alert(1)</script></svg>");
    put("/home/ann/x.html", "text/html", "<script>alert(1)</script>");
    put("/home/ann/x.pdf", "application/pdf", "%PDF");
    Await.result(new Bus(SERVER.vertx(), Duration.ofSeconds(2)).serve(TerminalApi.FILE, FileRoutesIT::read));
  }

  private static Future<FileSlice> read(FileQuery query) {
    ASKED.add(query);
    FileSlice file = FILES.get(query.path());
    if (file == null) {
      return Future.failedFuture(new Fault(
          query.path().contains("secret") ? ErrorCode.TERMINAL_FORBIDDEN : ErrorCode.NO_SUCH_FILE));
    }
    int from = (int) Math.min(query.offset(), file.size());
    int to = (int) Math.min(file.size(), query.offset() + query.length());
    return Future.succeededFuture(
        new FileSlice(file.name(), file.size(), 0, file.type(), file.data().slice(from, Math.max(from, to))));
  }

  @BeforeEach
  void signUp() {
    ASKED.clear();
    token = SERVER.token("ann", "correct horse");
  }

  @ParameterizedTest
  @DisplayName("Pictures and plain text are shown, everything else is kept, and nothing may run")
  @CsvSource({"a.txt, text/plain; charset=utf-8, inline", "%C3%BC%20b.png, image/png, inline",
      "x.svg, image/svg+xml, inline", "x.html, text/html, attachment", "x.pdf, application/pdf, attachment"})
  void file_comesWithItsType(String name, String type, String disposition) {
    HttpResponse<String> answer = get("/file/home/ann/" + name);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo(type);
    assertThat(header(answer, "Content-Disposition")).isEqualTo(disposition + "; filename*=UTF-8''" + name);
    assertThat(answer.headers().allValues("Content-Security-Policy")).singleElement().asString()
        .contains("sandbox").contains("default-src 'none'");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(ASKED.getFirst().principal().name()).isEqualTo("ann");
    assertThat(ASKED.getFirst().loopback()).isTrue();
  }

  @Test
  @DisplayName("A long file comes whole, in pieces")
  void longFile_isWhole() {
    HttpResponse<String> answer = get("/file/home/ann/long.txt");
    assertThat(answer.body()).isEqualTo(LONG);
    assertThat(header(answer, "Content-Length")).isEqualTo("1000000");
    assertThat(ASKED).hasSizeGreaterThan(2);
    assertThat(get("/file/home/ann/empty").body()).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("A stretch comes alone")
  @CsvSource({"bytes=5-9, 56789, bytes 5-9/1000000", "bytes=999990-, 0123456789, bytes 999990-999999/1000000",
      "bytes=999998-2000000, 89, bytes 999998-999999/1000000"})
  void range_isAnswered(String range, String body, String told) {
    HttpResponse<String> answer = get("/file/home/ann/long.txt", "Range", range);
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(header(answer, "Content-Range")).isEqualTo(told);
  }

  @Test
  @DisplayName("A stretch behind the end is refused, and what is no stretch is not looked at")
  void otherRanges_areNone() {
    HttpResponse<String> beyond = get("/file/home/ann/a.txt", "Range", "bytes=5-");
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */5");
    assertThat(get("/file/home/ann/a.txt", "Range", "bytes=-3").body()).isEqualTo("plain");
    assertThat(get("/file/home/ann/a.txt", "Range", "lines=1-2").body()).isEqualTo("plain");
  }

  @Test
  @DisplayName("HEAD brings the head alone")
  void head_hasNoBody() {
    HttpResponse<String> answer = SERVER.send("HEAD", "/file/home/ann/a.txt", "", "Authorization", "Token " + token);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Length")).isEqualTo("5");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  @DisplayName("Without a login there is nothing, with a cookie there is")
  void stranger_isRefused() {
    assertThat(SERVER.get("/file/home/ann/a.txt").statusCode()).isEqualTo(401);
    assertThat(SERVER.get("/file/home/ann/a.txt", "Authorization", "Token nonsense").statusCode()).isEqualTo(401);
    assertThat(ASKED).isEmpty();
    assertThat(SERVER.get("/file/home/ann/a.txt", "Cookie", "hubbub=" + token).body()).isEqualTo("plain");
  }

  @Test
  @DisplayName("What is not there and what is forbidden have their status, and files are only read")
  void failures_haveTheirStatus() {
    assertThat(get("/file/home/ann/none").statusCode()).isEqualTo(404);
    assertThat(get("/file/secret").statusCode()).isEqualTo(403);
    HttpResponse<String> written = SERVER.send("PUT", "/file/home/ann/a.txt", "x", "Authorization", "Token " + token);
    assertThat(written.statusCode()).isEqualTo(405);
    assertThat(header(written, "Allow")).isEqualTo("GET, HEAD");
  }

  @ParameterizedTest
  @DisplayName("A path that leads about is not even asked for")
  @ValueSource(strings = {"/file/home/%2e%2e/home/ann/a.txt", "/file/home/ann/a.txt%00", "/file/home/./ann/a.txt",
      "/file/home/ann/..", "/file/"})
  void crookedPath_isNotAsked(String path) {
    String answer = SERVER.raw("GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: Token "
        + token + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 404 ").doesNotContain("plain");
    assertThat(ASKED).isEmpty();
  }

  private HttpResponse<String> get(String path, String... more) {
    String[] headers = new String[more.length + 2];
    System.arraycopy(more, 0, headers, 2, more.length);
    headers[0] = "Authorization";
    headers[1] = "Token " + token;
    return SERVER.get(path, headers);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static void put(String path, String type, String content) {
    Buffer data = Buffer.buffer(content);
    FILES.put(path, new FileSlice(path.substring(path.lastIndexOf('/') + 1), data.length(), 0, type, data));
  }
}
