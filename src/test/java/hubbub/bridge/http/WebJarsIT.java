package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebJarsIT {
  private static final String SCRIPT = "/webjars/xterm/lib/xterm.js";

  @RegisterExtension
  static final WebServer SERVER = new WebServer(Path.of("webroot"));

  @ParameterizedTest
  @DisplayName("A library's file comes with its type, whatever version is there")
  @CsvSource({SCRIPT + ", text/javascript; charset=utf-8, Terminal",
      "/webjars/xterm/css/xterm.css, text/css; charset=utf-8, .xterm",
      "/webjars/lit__reactive-element/reactive-element.js, text/javascript; charset=utf-8, ReactiveElement"})
  void file_comesWithItsType(String path, String type, String content) {
    HttpResponse<String> answer = SERVER.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.body()).contains(content);
    assertThat(SERVER.get(path).body()).isEqualTo(answer.body());
  }

  @Test
  @DisplayName("Who has it already is told so")
  void knownFile_isNotSentAgain() {
    String tag = SERVER.get(SCRIPT).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = SERVER.get(SCRIPT, "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    HttpResponse<String> head = SERVER.send("HEAD", SCRIPT, "");
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0)).isGreaterThan(100_000);
  }

  @ParameterizedTest
  @DisplayName("Nothing else of the class path is ever served")
  @ValueSource(strings = {"/webjars/xterm/../../../../hubbub/bridge/http/openapi.json", "/webjars/xterm/",
      "/webjars/xterm/lib", "/webjars/xterm/lib/", "/webjars/none/lib/x.js", "/webjars/xterm/lib/none.js", "/webjars/",
      "/webjars/xterm//lib/xterm.js", "/webjars/%78term/lib/xterm.js", "/webjars/xterm/lib/..%2flib/xterm.js"})
  void elsewhere_isNotFound(String path) {
    String answer = SERVER.raw("GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 404 ");
  }
}
