package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  @Test
  @DisplayName("A client that is no browser sends no Origin and passes")
  void noOrigin_passes() {
    assertThat(Origins.of(List.of()).allow(head("hub.example:8080"), false)).isTrue();
  }

  @ParameterizedTest
  @DisplayName("The hub's own page passes however its address is written")
  @CsvSource({
      "http://hub.example:8080, hub.example:8080, false",
      "http://Hub.Example:8080, hub.example:8080, false",
      "http://hub.example, hub.example, false",
      "http://hub.example, hub.example:80, false",
      "https://hub.example, hub.example, true",
      "https://hub.example:443, hub.example, true",
      "http://[::1]:8080, [::1]:8080, false",
  })
  void ownPage_passes(String origin, String host, boolean tls) {
    assertThat(Origins.of(List.of()).allow(head(host).add("Origin", origin), tls)).isTrue();
  }

  @ParameterizedTest
  @DisplayName("Another page is refused, however much its address resembles the hub's")
  @ValueSource(strings = {"http://evil.example", "http://hub.example", "https://hub.example:8080", "null", "",
      "http://hub.example:8080.evil.example", "http://hub.example:8080@evil.example", "http://hub.example:8080/x",
      "ws://hub.example:8080", "http://hub.example:8080 http://evil.example"})
  void otherPage_isRefused(String origin) {
    assertThat(Origins.of(List.of()).allow(head("hub.example:8080").add("Origin", origin), false)).isFalse();
  }

  @Test
  @DisplayName("Two Origin headers are nobody's")
  void twoOrigins_areRefused() {
    MultiMap head = head("hub.example").add("Origin", "http://hub.example").add("Origin", "http://evil.example");
    assertThat(Origins.of(List.of()).allow(head, false)).isFalse();
  }

  @Test
  @DisplayName("A listed page passes, and with * every page does")
  void listed_passes() {
    MultiMap head = head("10.0.0.1:8080").add("Origin", "https://chat.example");
    assertThat(Origins.of(List.of("https://CHAT.example:443")).allow(head, false)).isTrue();
    assertThat(Origins.of(List.of("http://chat.example")).allow(head, false)).isFalse();
    assertThat(Origins.of(List.of(Origins.ANY)).allow(head, false)).isTrue();
  }

  @ParameterizedTest
  @DisplayName("What is no origin cannot be listed")
  @ValueSource(strings = {"chat.example", "https://", "https://chat.example/", "ftp://chat.example", "null"})
  void noOrigin_isNotValid(String origin) {
    assertThat(Origins.valid(origin)).isFalse();
  }

  private static MultiMap head(String host) {
    return MultiMap.caseInsensitiveMultiMap().add("Host", host);
  }
}
