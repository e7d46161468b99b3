package hubbub.auth;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Ban;
import hubbub.contract.auth.ByActor;
import hubbub.contract.auth.MakeService;
import hubbub.contract.auth.OfActor;
import hubbub.contract.auth.Register;
import hubbub.contract.auth.Service;
import hubbub.contract.auth.ServiceGone;
import hubbub.contract.auth.ServiceMade;
import hubbub.contract.auth.ServiceNote;
import hubbub.contract.auth.ServiceNote.What;
import hubbub.contract.auth.ServiceProven;
import hubbub.contract.auth.SetRoles;
import hubbub.contract.auth.Token;
import hubbub.testing.Await;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesIT {
  private static final List<String> IN = List.of("rooms.tell", "service.event.{service}.*");
  private static final List<String> OUT = List.of("service.{service}.*");

  @TempDir
  private Path folder;
  private AuthRig rig;
  private final List<String> gone = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() {
    rig = AuthRig.started(folder);
    Await.result(rig.bus.listen(AuthApi.SERVICE_GONE, (ServiceGone event) -> gone.add(event.service())).ready());
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  @DisplayName("A token proves its service and scope; it has 192 random bits and stands nowhere on the disk")
  void token_proves() throws IOException {
    ServiceMade made = rig.ask(AuthApi.SERVICE_MAKE, wish("stats"));
    assertThat(made.token()).matches("service\\.stats\\.[\\w-]{32}");
    assertThat(made.service()).isEqualTo(
        new Service("stats", IN, OUT, "admin", rig.clock.get(), Long.MAX_VALUE, 0));

    ServiceProven proven = rig.ask(AuthApi.SERVICE_PROVE, new Token(made.token()));

    assertThat(proven.service()).isEqualTo("stats");
    assertThat(proven.in()).isEqualTo(IN);
    assertThat(proven.out()).isEqualTo(OUT);
    assertThat(proven.principal().name()).isEqualTo("service:stats");
    assertThat(proven.principal().registered()).isFalse();
    String secret = made.token().substring("service.stats.".length());
    assertThat(rig.audit().toString()).doesNotContain(secret);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain(secret);
      }
    }
    rig.start();
  }

  @Test
  @DisplayName("No account and no guest may have a name like a service's")
  void name_isNobodyElses() {
    for (String name : List.of("service:stats", "Service:stats", "SERVICE\uff1astats", " service:x")) {
      rig.refused(ErrorCode.NAME_INVALID, AuthApi.REGISTER, new Register(name, Secrets.sha256("pw"), AuthRig.HERE));
    }
    rig.register("service", "pw");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "service", "service.", "service.stats", "service.stats.", "service.other.%s",
      "service.stats.%s.", "service.stats.%sx", "service.stats.x", "console.stats.%s", "SERVICE.stats.%s", "%s",
      "service.STATS.%s", "service.stats. %s", "service.\n.%s", "service.event.%s"})
  @DisplayName("What is not the very token proves nothing")
  void otherToken_provesNothing(String shape) {
    String token = rig.ask(AuthApi.SERVICE_MAKE, wish("stats")).token();
    rig.ask(AuthApi.SERVICE_MAKE, wish("other"));
    String wrong = shape.replace("%s", token.substring("service.stats.".length()));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.SERVICE_PROVE, new Token(wrong));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.VERIFY, new Token(token));
  }

  @Test
  @DisplayName("Only an administrator makes, lists and revokes, and nothing is done for others")
  void others_mayNot() {
    String token = rig.ask(AuthApi.SERVICE_MAKE, wish("stats")).token();
    rig.register("Ann", "pw");
    for (String actor : List.of("Ann", "Nobody", "", "a\nb", "service:stats")) {
      rig.refused(ErrorCode.FORBIDDEN, AuthApi.SERVICE_MAKE, by(actor, "x"));
      rig.refused(ErrorCode.FORBIDDEN, AuthApi.SERVICE_LIST, new OfActor(actor));
      rig.refused(ErrorCode.FORBIDDEN, AuthApi.SERVICE_REVOKE, new ByActor(actor, "stats", ""));
    }
    assertThat(names()).containsExactly("stats");
    rig.ask(AuthApi.SERVICE_PROVE, new Token(token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Stats", "1st", "-x", "a.b", "a b", "a_b", "event", "a\n", "ä", "{service}",
      "abcdefghijklmnopqrstuvwxyzabcdefg"})
  @DisplayName("A name that is none is refused, wherever it is said")
  void badName_isRefused(String name) {
    rig.refused(ErrorCode.BAD_REQUEST, AuthApi.SERVICE_MAKE, wish(name));
    rig.refused(ErrorCode.NO_SUCH_SERVICE, AuthApi.SERVICE_REVOKE, new ByActor("admin", name, ""));
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "rooms.", "rooms.{person}", "*.tell", "rooms..tell", "rooms.te*", "{service}"})
  @DisplayName("An address that is none is refused, in and out")
  void badAddress_isRefused(String address) {
    rig.refused(ErrorCode.BAD_REQUEST, AuthApi.SERVICE_MAKE, of(List.of("rooms.tell", address), List.of()));
    rig.refused(ErrorCode.BAD_REQUEST, AuthApi.SERVICE_MAKE, of(List.of(), List.of(address)));
  }

  @Test
  @DisplayName("A service needs an address, has at most a hundred each way, and a token ends in the future")
  void bounds_areKept() {
    rig.refused(ErrorCode.BAD_REQUEST, AuthApi.SERVICE_MAKE, of(List.of(), List.of()));
    rig.refused(ErrorCode.BAD_REQUEST, AuthApi.SERVICE_MAKE, of(Collections.nCopies(101, "a"), List.of()));
    rig.ask(AuthApi.SERVICE_MAKE, of(Collections.nCopies(100, "a"), Collections.nCopies(100, "a")));
    rig.refused(ErrorCode.BAD_REQUEST, AuthApi.SERVICE_MAKE,
        new MakeService("admin", "late", IN, OUT, rig.clock.get(), false));
    rig.ask(AuthApi.SERVICE_MAKE, wish("a2345678901234567890123456789012"));
  }

  @Test
  @DisplayName("An expired token proves nothing; its service is listed until it is revoked")
  void expired_provesNothing() {
    long end = rig.clock.get() + 60_000;
    String token = rig.ask(AuthApi.SERVICE_MAKE, new MakeService("admin", "stats", IN, OUT, end, false)).token();
    rig.clock.set(end - 1);
    assertThat(rig.ask(AuthApi.SERVICE_PROVE, new Token(token)).principal().expiresAt()).isEqualTo(end);
    rig.clock.set(end);
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.SERVICE_PROVE, new Token(token));
    assertThat(names()).containsExactly("stats");
  }

  @Test
  @DisplayName("A name that is taken is refused unless it is renewed: then the old token ends, which is told")
  void renewal_replacesTheToken() {
    String old = rig.ask(AuthApi.SERVICE_MAKE, wish("stats")).token();
    rig.refused(ErrorCode.SERVICE_EXISTS, AuthApi.SERVICE_MAKE, wish("stats"));
    rig.ask(AuthApi.SERVICE_PROVE, new Token(old));

    String fresh = rig.ask(AuthApi.SERVICE_MAKE,
        new MakeService("admin", "stats", List.of("rooms.people"), List.of(), Long.MAX_VALUE, true)).token();

    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.SERVICE_PROVE, new Token(old));
    assertThat(rig.ask(AuthApi.SERVICE_PROVE, new Token(fresh)).in()).containsExactly("rooms.people");
    Await.until("it is told", () -> gone.equals(List.of("stats")));
    rig.ask(AuthApi.SERVICE_MAKE, new MakeService("admin", "new", IN, OUT, Long.MAX_VALUE, true));
    assertThat(names()).containsExactly("new", "stats");
  }

  @Test
  @DisplayName("A revoked token proves nothing, which is told, and the name is free again")
  void revoked_isGone() {
    String token = rig.ask(AuthApi.SERVICE_MAKE, wish("stats")).token();
    rig.ask(AuthApi.SERVICE_REVOKE, new ByActor("admin", "stats", ""));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.SERVICE_PROVE, new Token(token));
    Await.until("it is told", () -> gone.equals(List.of("stats")));
    rig.refused(ErrorCode.NO_SUCH_SERVICE, AuthApi.SERVICE_REVOKE, new ByActor("admin", "stats", ""));
    rig.ask(AuthApi.SERVICE_MAKE, wish("stats"));
    rig.refused(ErrorCode.TOKEN_INVALID, AuthApi.SERVICE_PROVE, new Token(token));
  }

  @Test
  @DisplayName("A token outlives a restart, and the administrator who made it, demoted and banned")
  void token_outlivesItsMaker() {
    rig.register("Ann", "pw");
    rig.ask(AuthApi.ROLES, new SetRoles("admin", "Ann", List.of("admin")));
    String token = rig.ask(AuthApi.SERVICE_MAKE, by("Ann", "stats")).token();
    rig.ask(AuthApi.ROLES, new SetRoles("admin", "Ann", List.of()));
    rig.ask(AuthApi.BAN, new Ban("admin", "Ann", Long.MAX_VALUE, ""));
    rig.restart();
    rig.ask(AuthApi.SERVICE_PROVE, new Token(token));
    assertThat(rig.ask(AuthApi.SERVICE_LIST, new OfActor("admin")).services()).singleElement()
        .extracting(Service::madeBy).isEqualTo("Ann");
  }

  @Test
  @DisplayName("The list tells within the hour when a token was used last")
  void use_isNotedHourly() {
    String token = rig.ask(AuthApi.SERVICE_MAKE, wish("stats")).token();
    long first = rig.clock.addAndGet(1_000);
    rig.ask(AuthApi.SERVICE_PROVE, new Token(token));
    rig.clock.addAndGet(TimeUnit.MINUTES.toMillis(59));
    rig.ask(AuthApi.SERVICE_PROVE, new Token(token));
    assertThat(usedAt()).isEqualTo(first);
    long second = rig.clock.addAndGet(TimeUnit.MINUTES.toMillis(1));
    rig.ask(AuthApi.SERVICE_PROVE, new Token(token));
    assertThat(usedAt()).isEqualTo(second);
  }

  @Test
  @DisplayName("There are at most a thousand services; one that is there may still be renewed")
  void services_areBounded() {
    for (int i = 0; i < Services.MOST; i++) {
      rig.ask(AuthApi.SERVICE_MAKE, wish("s" + i));
    }
    rig.refused(ErrorCode.TOO_MANY_SERVICES, AuthApi.SERVICE_MAKE, wish("more"));
    rig.ask(AuthApi.SERVICE_MAKE, new MakeService("admin", "s0", IN, OUT, Long.MAX_VALUE, true));
    rig.ask(AuthApi.SERVICE_REVOKE, new ByActor("admin", "s1", ""));
    rig.ask(AuthApi.SERVICE_MAKE, wish("more"));
    assertThat(names()).hasSize(Services.MOST);
  }

  @Test
  @DisplayName("Making, renewing and revoking stand in the audit with who did it and what was given")
  void acts_areAudited() {
    rig.ask(AuthApi.SERVICE_MAKE, wish("stats"));
    rig.ask(AuthApi.SERVICE_MAKE, new MakeService("admin", "stats", IN, OUT, Long.MAX_VALUE, true));
    rig.ask(AuthApi.SERVICE_REVOKE, new ByActor("admin", "stats", ""));
    Fault refused = rig.refused(ErrorCode.FORBIDDEN, AuthApi.SERVICE_MAKE, by("Ann", "x"));
    assertThat(refused.detail()).isEqualTo(ErrorCode.FORBIDDEN.sentence());
    List<JsonObject> lines = rig.audit().stream().filter(line -> line.getString("act").startsWith("service")).toList();
    assertThat(lines).extracting(line -> line.getString("act"))
        .containsExactly("service made", "service renewed", "service revoked");
    assertThat(lines).extracting(line -> line.getString("actor")).containsOnly("admin");
    assertThat(lines).extracting(line -> line.getString("service")).containsOnly("stats");
    assertThat(lines.getFirst().getJsonArray("in")).containsExactlyElementsOf(IN);
    rig.start();
  }

  @Test
  @DisplayName("What becomes of a service's connections is noted, so much a minute, and of no other service")
  void connections_areNoted() {
    rig.ask(AuthApi.SERVICE_MAKE, wish("stats"));
    rig.ask(AuthApi.SERVICE_NOTE, note("stats", What.OPENED, ""));
    rig.ask(AuthApi.SERVICE_NOTE, note("nobody", What.REFUSED, "x"));
    for (int i = 0; i < 100; i++) {
      rig.ask(AuthApi.SERVICE_NOTE, note("stats", What.REFUSED, "The token is not valid." + "x".repeat(1_000)));
    }
    rig.clock.addAndGet(60_000);
    rig.ask(AuthApi.SERVICE_NOTE, note("stats", What.CLOSED, "Too many offences."));
    List<JsonObject> lines = rig.audit().stream()
        .filter(line -> line.containsKey("address") && line.containsKey("service")).toList();
    assertThat(lines).hasSize(21);
    assertThat(lines.getFirst().getString("act")).isEqualTo("service opened");
    assertThat(lines.getFirst().getString("address")).isEqualTo("192.0.2.1:5");
    assertThat(lines.get(1).getString("reason")).startsWith("The token").hasSize(200);
    assertThat(lines.getLast().getString("act")).isEqualTo("service closed");
    assertThat(lines.getLast().getInteger("left_out")).isEqualTo(81);
    rig.start();
  }

  private static ServiceNote note(String service, What what, String reason) {
    return new ServiceNote(service, what, "192.0.2.1:5", reason);
  }

  private List<String> names() {
    return rig.ask(AuthApi.SERVICE_LIST, new OfActor("admin")).services().stream().map(Service::name).toList();
  }

  private long usedAt() {
    return rig.ask(AuthApi.SERVICE_LIST, new OfActor("admin")).services().getFirst().usedAt();
  }

  private static MakeService wish(String name) {
    return by("admin", name);
  }

  private static MakeService by(String actor, String name) {
    return new MakeService(actor, name, IN, OUT, Long.MAX_VALUE, false);
  }

  private static MakeService of(List<String> in, List<String> out) {
    return new MakeService("admin", "stats", in, out, Long.MAX_VALUE, false);
  }
}
