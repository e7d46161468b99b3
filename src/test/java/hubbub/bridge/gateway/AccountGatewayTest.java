package hubbub.bridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.testing.AuthPeer;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountGatewayTest {
  private static final String HERE = "127.0.0.1";

  private Vertx vertx;
  private AuthPeer auth;
  private AccountGateway accounts;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    auth = new AuthPeer(vertx);
    accounts = new AccountGateway(new Bus(vertx, Duration.ofSeconds(2)));
  }

  @AfterEach
  void stop() {
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("Only the hash of a password goes over the bus, of its UTF-8 bytes, in hex")
  void password_isHashed() {
    Await.result(accounts.register("zoë", "pässword", HERE));
    assertThat(auth.secret("zoë")).isEqualTo("3478267b5612791b40988906b3a7897eb6ab501e04b95ed32f99d0afdf669d9c");
  }

  @ParameterizedTest
  @DisplayName("A password no account can have is refused before the bus, in the words of what was asked")
  @ValueSource(strings = {"", "012345678901234567890123456789012", "a\nb", "a\r"})
  void impossiblePassword_isRefused(String password) {
    assertCode(accounts.register("carl", password, HERE), ErrorCode.PASSWORD_INVALID);
    assertCode(accounts.changePassword("carl", "old", password, HERE), ErrorCode.PASSWORD_INVALID);
    assertCode(accounts.changePassword("carl", password, "new", HERE), ErrorCode.BAD_CREDENTIALS);
    assertCode(accounts.token("carl", password, HERE), ErrorCode.BAD_CREDENTIALS);
    assertThat(auth.secret("carl")).isNull();
  }

  @Test
  @DisplayName("A token is brought, tells whose it is, and ends with the logout")
  void token_lastsUntilLogout() {
    Await.result(accounts.register("carl", "secret", HERE));
    String token = Await.result(accounts.token("carl", "secret", HERE)).token();
    assertThat(Await.result(accounts.verify(token)).name()).isEqualTo("carl");
    Await.result(accounts.logout(token));
    assertCode(accounts.verify(token), ErrorCode.TOKEN_INVALID);
  }

  @Test
  @DisplayName("Without the auth verticle everything is unavailable, nothing hangs")
  void absentAuth_isUnavailable() {
    auth.close();
    assertCode(accounts.token("carl", "secret", HERE), ErrorCode.UNAVAILABLE);
    assertCode(accounts.verify("token"), ErrorCode.UNAVAILABLE);
  }

  private static void assertCode(Future<?> future, ErrorCode code) {
    assertThat(((Fault) Await.failure(future)).code()).isEqualTo(code);
  }
}
