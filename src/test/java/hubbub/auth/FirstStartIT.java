package hubbub.auth;

import static hubbub.auth.AuthRig.HERE;
import static hubbub.auth.AuthRig.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.conf.ConfException;
import hubbub.contract.ErrorCode;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.ByActor;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Redeem;
import hubbub.contract.auth.Token;
import hubbub.testing.Await;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartIT {
  @TempDir
  private Path folder;
  private AuthRig rig;

  @BeforeEach
  void prepare() {
    rig = new AuthRig(folder);
    rig.adminPassword = Optional.empty();
    rig.config.put("publicUrl", "https://hub.example.org/");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  @DisplayName("The first start says once how the administrator logs in, later ones say nothing")
  void firstStart_greetsOnce() {
    rig.start();
    rig.restart();
    assertThat(rig.said).hasSize(1);
    assertThat(rig.said.getFirst().strip().lines()).hasSizeBetween(4, 6);
    LoggedIn in = rig.login("admin", password());
    assertThat(in.principal().roles()).containsExactly("user", "admin");
    assertThat(rig.said.getFirst()).contains("https://hub.example.org/#login=").contains("24 hours");
  }

  @Test
  @DisplayName("The link's code lets the administrator in once")
  void code_worksOnce() {
    rig.start();
    LoggedIn in = rig.ask(AuthApi.REDEEM, new Redeem(code(), HERE));
    assertThat(in.created()).isFalse();
    assertThat(rig.ask(AuthApi.VERIFY, new Token(in.token()))).isEqualTo(in.principal());
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.REDEEM, new Redeem(code(), HERE));
  }

  @Test
  @DisplayName("Of two who use the code at once one gets in")
  void codeAtOnce_oneGetsIn() {
    rig.start();
    var both = Stream.of(1, 2).map(i -> rig.bus.call(AuthApi.REDEEM, new Redeem(code(), HERE))).toList();
    Await.until("both are answered", () -> both.stream().allMatch(answer -> answer.isComplete()));
    assertThat(both.stream().filter(answer -> answer.succeeded())).hasSize(1);
  }

  @Test
  @DisplayName("The code ends after its hours, and with a revocation of the account")
  void code_ends() {
    rig.start();
    rig.clock.addAndGet(86_400_000);
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.REDEEM, new Redeem(code(), HERE));
  }

  @Test
  @DisplayName("A revocation of the account ends the code as well")
  void revocation_endsTheCode() {
    rig.start();
    rig.ask(AuthApi.REVOKE, new ByActor("admin", "admin", ""));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.REDEEM, new Redeem(code(), HERE));
  }

  @Test
  @DisplayName("Guessing codes holds up the address")
  void guessing_holdsUpTheAddress() {
    rig.start();
    for (int i = 0; i < 20; i++) {
      rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.REDEEM, new Redeem(i == 0 ? "" : "guess" + i, HERE));
    }
    rig.refused(ErrorCode.THROTTLED, AuthApi.REDEEM, new Redeem(code(), HERE));
    rig.refused(ErrorCode.THROTTLED, AuthApi.LOGIN, withToken("admin", password(), HERE));
    rig.ask(AuthApi.REDEEM, new Redeem(code(), "192.0.2.2"));
  }

  @Test
  @DisplayName("Neither password nor code stand in any file")
  void secrets_standInNoFile() throws IOException {
    rig.start();
    Await.result(rig.undeploy());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString())
            .doesNotContain(code(), password(), Secrets.sha256(password()));
      }
    }
    rig.start();
  }

  @Test
  @DisplayName("A password from the environment is used and not said")
  void chosenPassword_isUsedAndNotSaid() {
    rig.adminPassword = Optional.of("chosen one");
    rig.start();
    assertThat(rig.said).hasSize(1);
    assertThat(rig.said.getFirst()).contains("HUBBUB_ADMIN_PASSWORD").doesNotContain("chosen one", "login=");
    assertThat(rig.login("admin", "chosen one").principal().admin()).isTrue();
  }

  @Test
  @DisplayName("A password from the environment that nobody could type stops the start, and the next one is the first")
  void impossiblePassword_isRefused() {
    rig.adminPassword = Optional.of("x".repeat(33));
    assertThat(Await.failure(rig.deploy())).isInstanceOf(ConfException.class)
        .hasMessageContaining("HUBBUB_ADMIN_PASSWORD").hasMessageContaining("1 to 32")
        .hasMessageNotContaining("xxx");
    rig.adminPassword = Optional.empty();
    rig.start();
    assertThat(rig.said).hasSize(1);
  }

  @Test
  @DisplayName("A second verticle on the same folder is refused, and the first one serves on")
  void secondInstance_isRefused() {
    rig.start();
    assertThat(Await.failure(rig.deploy())).hasMessageContaining(folder.toString());
    rig.login("admin", password());
  }

  @Test
  @DisplayName("Bad configuration and a damaged key file stop the start and leave the folder to the next one")
  void failedStart_closesWhatItOpened() throws IOException {
    rig.start();
    Await.result(rig.undeploy());
    Path keys = folder.resolve("keys.json");
    byte[] good = Files.readAllBytes(keys);
    Files.writeString(keys, "{}");
    assertThat(Await.failure(rig.deploy())).hasMessageContaining("keys.json");
    Files.write(keys, good);
    rig.config.put("hashing", new JsonObject().put("threads", 0));
    assertThat(Await.failure(rig.deploy())).isInstanceOf(ConfException.class);
    rig.config.remove("hashing");
    rig.start();
    assertThat(rig.vertx.deploymentIDs()).hasSize(1);
    assertThat(rig.login("admin", password()).principal().admin()).isTrue();
  }

  private String password() {
    return found("password: (\\S+)");
  }

  private String code() {
    return found("#login=(\\S+)");
  }

  private String found(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(String.join("", List.copyOf(rig.said)));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
