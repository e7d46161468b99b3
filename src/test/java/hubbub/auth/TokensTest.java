package hubbub.auth;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.auth.Tokens.Claims;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class TokensTest {
  private static final long LIFE = 86_400_000;

  private final AtomicLong now = new AtomicLong(1_700_000_000_123L);
  private final SigningKey key = SigningKey.fresh(0, LIFE);

  @Test
  @DisplayName("A token says what was put in, to the millisecond, and who signed it")
  void token_saysWhatWasPutIn(Vertx vertx) {
    Tokens tokens = tokens(vertx, key);
    Tokens.Issued issued = tokens.issue("Ann", List.of("user"), now.get());
    assertThat(tokens.read(issued.token()).result()).isEqualTo(issued.claims());
    assertThat(issued.claims()).isEqualTo(
        new Claims("Ann", issued.claims().jti(), 1_700_000_000_123L, 1_700_086_400_000L));
    assertThat(part(issued.token(), 0)).isEqualTo(
        new JsonObject().put("typ", "JWT").put("alg", "HS256").put("kid", key.kid()));
    assertThat(part(issued.token(), 1).fieldNames())
        .containsExactlyInAnyOrder("sub", "roles", "jti", "iat", "exp", "iat_ms");
  }

  @Test
  @DisplayName("A token ends with its time")
  void expiredToken_isInvalid(Vertx vertx) {
    Tokens tokens = tokens(vertx, key);
    String token = tokens.issue("Ann", List.of("user"), now.get()).token();
    now.set(1_700_086_399_999L);
    assertThat(tokens.read(token).succeeded()).isTrue();
    now.set(1_700_086_400_000L);
    assertInvalid(tokens.read(token));
  }

  @Test
  @DisplayName("The newest key signs, older ones still verify, unknown ones do not")
  void severalKeys_newestSignsAllVerify(Vertx vertx) {
    SigningKey newer = SigningKey.fresh(1, LIFE);
    String old = tokens(vertx, key).issue("Ann", List.of("user"), now.get()).token();
    Tokens both = tokens(vertx, key, newer);
    for (int i = 0; i < 20; i++) {
      assertThat(part(both.issue("Ann", List.of("user"), now.get()).token(), 0).getString("kid"))
          .isEqualTo(newer.kid());
    }
    assertThat(both.read(old).succeeded()).isTrue();
    assertInvalid(tokens(vertx, newer).read(old));
  }

  @Test
  @DisplayName("What is not a token of ours is invalid, whatever it is")
  void foreignText_isInvalid(Vertx vertx) {
    Tokens tokens = tokens(vertx, key);
    String token = tokens.issue("Ann", List.of("user"), now.get()).token();
    String[] parts = token.split("\\.");
    String admin = encoded(part(token, 1).put("sub", "admin"));
    String none = encoded(new JsonObject().put("typ", "JWT").put("alg", "none"));
    String deep = Base64.getUrlEncoder().encodeToString("[".repeat(2_500).getBytes(StandardCharsets.UTF_8));
    List.of("", " ", ".", "..", "a.b.c", "null", token + "x", token.substring(1), parts[0] + "." + parts[1],
        parts[0] + "." + parts[1] + ".", parts[0] + "." + admin + "." + parts[2], none + "." + admin + ".",
        none + "." + admin, deep + "." + deep + "." + parts[2], "x".repeat(1_000_000), "\u0000.\ud800.é")
        .forEach(text -> assertInvalid(tokens.read(text)));
  }

  @Test
  @DisplayName("A token and a key do not show in a text form")
  void textForms_areMasked(Vertx vertx) {
    Tokens.Issued issued = tokens(vertx, key).issue("Ann", List.of("user"), now.get());
    assertThat(issued.toString()).doesNotContain(issued.token());
    assertThat(key.toString()).doesNotContain(key.secret());
  }

  private Tokens tokens(Vertx vertx, SigningKey... keys) {
    return new Tokens(vertx, List.of(keys), now::get, LIFE);
  }

  private static void assertInvalid(Future<Claims> read) {
    assertThat(Fault.is(read.cause(), ErrorCode.TOKEN_INVALID)).as("%s", read.cause()).isTrue();
  }

  private static JsonObject part(String token, int index) {
    return new JsonObject(new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]),
        StandardCharsets.UTF_8));
  }

  private static String encoded(JsonObject json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
  }
}
