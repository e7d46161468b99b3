package hubbub.auth;

import static hubbub.auth.AuthRig.HERE;
import static hubbub.auth.AuthRig.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import hubbub.contract.ErrorCode;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.ChangePassword;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Redeem;
import hubbub.contract.auth.Token;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SilenceIT {
  private final Logger ours = (Logger) LoggerFactory.getLogger("hubbub");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @TempDir
  private Path folder;
  private Level level;

  @BeforeEach
  void listen() {
    level = ours.getLevel();
    ours.setLevel(Level.INFO);
    log.start();
    ours.addAppender(log);
  }

  @AfterEach
  void restore() {
    ours.detachAppender(log);
    ours.setLevel(level);
  }

  @Test
  @DisplayName("Whatever happens to passwords, tokens and codes, the log tells neither them nor names")
  void secrets_areInNoLog() {
    try (AuthRig rig = AuthRig.started(folder)) {
      rig.register("Annabel", "first password");
      LoggedIn in = rig.login("Annabel", "first password");
      rig.ask(AuthApi.VERIFY, new Token(in.token()));
      rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.VERIFY, new Token(in.token() + "x"));
      rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.REDEEM, new Redeem("guessed code", HERE));
      rig.ask(AuthApi.PASSWORD, new ChangePassword("Annabel", Secrets.sha256("first password"),
          Secrets.sha256("second password"), HERE));
      for (int i = 0; i < 5; i++) {
        rig.refused(ErrorCode.BAD_CREDENTIALS, AuthApi.LOGIN, withToken("Annabel", "third password", HERE));
      }
      rig.refused(ErrorCode.THROTTLED, AuthApi.LOGIN, withToken("Annabel", "third password", HERE));
      assertThat(told()).contains("login.throttled scope=account address=" + HERE)
          .contains("config.insecure key=hashing")
          .doesNotContainIgnoringCase("annabel", in.token(), "argon2", "password", "guessed code",
              AuthRig.ADMIN_PASSWORD, Secrets.sha256(AuthRig.ADMIN_PASSWORD), Secrets.sha256("first password"),
              Secrets.sha256("second password"), Secrets.sha256("third password"));
    }
    assertThat(List.copyOf(log.list)).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.ERROR));
  }

  private String told() {
    return List.copyOf(log.list).stream()
        .map(line -> line.getFormattedMessage() + ThrowableProxyUtil.asString(line.getThrowableProxy()))
        .collect(Collectors.joining("\n"));
  }
}
