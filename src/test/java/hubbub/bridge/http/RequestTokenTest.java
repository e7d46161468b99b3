package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTokenTest {
  @ParameterizedTest
  @DisplayName("A token stands behind Token or Bearer, in any capitals")
  @ValueSource(strings = {"Token abc.def", "Bearer abc.def", "token abc.def", "BEARER  abc.def "})
  void authorization_isRead(String value) {
    assertThat(RequestToken.of(headers("Authorization", value))).contains("abc.def");
  }

  @ParameterizedTest
  @DisplayName("Another Authorization holds no token")
  @ValueSource(strings = {"Basic YTpi", "Token", "Token a b", "abc.def", ""})
  void otherAuthorization_isNone(String value) {
    assertThat(RequestToken.of(headers("Authorization", value))).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("A token stands in the cookie hubbub, among others")
  @ValueSource(strings = {"hubbub=abc.def", "a=b; hubbub=abc.def",
      "hubbub=; hubbub=abc.def;x", "xhubbub=1;hubbub=abc.def"})
  void cookie_isRead(String value) {
    assertThat(RequestToken.of(headers("Cookie", value))).contains("abc.def");
  }

  @Test
  @DisplayName("The header goes before the cookie, and only it counts as not sent by a browser itself")
  void header_goesFirst() {
    MultiMap both = headers("Cookie", "hubbub=cookie").add("Authorization", "Token header");
    assertThat(RequestToken.of(both)).contains("header");
    assertThat(RequestToken.ofHeader(headers("Cookie", "hubbub=cookie"))).isEmpty();
    assertThat(RequestToken.of(headers("Cookie", "other=1"))).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("An upgrade's token may be among its subprotocols, and one of those is chosen")
  @CsvSource(delimiter = '|', textBlock = """
      aaaaaaaa.bbbbbbbb.cccccc-_                | aaaaaaaa.bbbbbbbb.cccccc-_ | aaaaaaaa.bbbbbbbb.cccccc-_
      hubbub, aaaaaaaa.bbbbbbbb.cccccc-_        | aaaaaaaa.bbbbbbbb.cccccc-_ | hubbub
      token.aaaaaaaa.bbbbbbbb.cccccc-_, hubbub  | aaaaaaaa.bbbbbbbb.cccccc-_ | hubbub
      """)
  void subprotocol_isRead(String offered, String token, String chosen) {
    MultiMap headers = headers("Sec-WebSocket-Protocol", offered);
    assertThat(RequestToken.ofUpgrade(headers)).contains(token);
    assertThat(RequestToken.chosen(headers)).contains(chosen);
    assertThat(RequestToken.of(headers)).isEmpty();
  }

  @Test
  @DisplayName("Other subprotocols hold no token, and none of them is chosen")
  void otherSubprotocol_isNone() {
    MultiMap headers = headers("Sec-WebSocket-Protocol", "tty, v10.stomp").add("Cookie", "hubbub=cookie");
    assertThat(RequestToken.ofUpgrade(headers)).contains("cookie");
    assertThat(RequestToken.chosen(headers)).isEmpty();
  }

  private static MultiMap headers(String name, String value) {
    return MultiMap.caseInsensitiveMultiMap().add(name, value);
  }
}
