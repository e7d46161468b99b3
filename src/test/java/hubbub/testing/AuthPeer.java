package hubbub.testing;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Health;
import hubbub.contract.auth.Account;
import hubbub.contract.auth.AccountList;
import hubbub.contract.auth.AccountQuery;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Principal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Stands in for the auth verticle on the bus: keeps accounts in memory, and fails when a test says so. */
public final class AuthPeer implements AutoCloseable {
  /** The one-time code it redeems, once, for {@code admin}, who is an administrator. */
  public static final String CODE = "one-time-code";

  /** When all its accounts were made. */
  public static final long CREATED_AT = 1_700_000_000_123L;

  private final Bus bus;
  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<Optional<ErrorCode>> failure = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Health> health = new AtomicReference<>(Health.READY);

  /** Serves on this bus. */
  public AuthPeer(Vertx vertx) {
    bus = new Bus(vertx, Duration.ofSeconds(5));
    Await.result(Future.all(List.of(
        bus.serve(AuthApi.REGISTER, ask -> answer(() -> register(ask.name(), ask.secret()))),
        bus.serve(AuthApi.LOGIN, ask -> answer(() -> login(ask.name(), ask.secret()))),
        bus.serve(AuthApi.REDEEM, ask -> answer(() -> redeem(ask.code()))),
        bus.serve(AuthApi.VERIFY, ask -> answer(() -> principal(owner(ask.token())))),
        bus.serve(AuthApi.LOGOUT, ask -> answer(() -> logout(ask.token()))),
        bus.serve(AuthApi.LOGOUT_ALL, ask -> answer(() -> logoutAll(owner(ask.token())))),
        bus.serve(AuthApi.ACCOUNT, ask -> answer(() -> account(ask.name()))),
        bus.serve(AuthApi.ACCOUNTS, ask -> answer(() -> list(ask))),
        bus.serve(AuthApi.PASSWORD, ask -> answer(() -> change(ask.name(), ask.oldSecret(), ask.newSecret()))),
        bus.serveHealth("auth", health::get))));
  }

  /** Fails everything from now on. */
  public void fail(ErrorCode code) {
    failure.set(Optional.of(code));
  }

  /** Says of itself from now on. */
  public void health(Health told) {
    health.set(told);
  }

  /** The secret an account has, as it came over the bus. */
  public String secret(String name) {
    return secrets.get(name);
  }

  /** Tells whether a token is good. */
  public boolean knows(String token) {
    return tokens.containsKey(token);
  }

  /** Forgets everything, accounts and failures. */
  public void reset() {
    secrets.clear();
    tokens.clear();
    failure.set(Optional.empty());
    health.set(Health.READY);
  }

  @Override
  public void close() {
    Await.result(bus.close());
  }

  private <R> Future<R> answer(Supplier<R> rule) {
    return failure.get().<Future<R>>map(code -> Future.failedFuture(new Fault(code)))
        .orElseGet(() -> Future.succeededFuture(rule.get()));
  }

  private Account register(String name, String secret) {
    if (secrets.putIfAbsent(name, secret) != null) {
      throw new Fault(ErrorCode.NAME_TAKEN);
    }
    return account(name);
  }

  private LoggedIn login(String name, String secret) {
    if (!secret.equals(secrets.get(name))) {
      throw new Fault(ErrorCode.BAD_CREDENTIALS);
    }
    return loggedIn(name);
  }

  private LoggedIn redeem(String code) {
    if (!CODE.equals(code) || secrets.putIfAbsent("admin", "") != null) {
      throw new Fault(ErrorCode.TOKEN_INVALID);
    }
    return loggedIn("admin");
  }

  private LoggedIn loggedIn(String name) {
    String token = "head." + name + ".sign" + next.incrementAndGet();
    tokens.put(token, name);
    return new LoggedIn(principal(name), false, token);
  }

  private Done logout(String token) {
    owner(token);
    tokens.remove(token);
    return Done.DONE;
  }

  private Done logoutAll(String name) {
    tokens.values().removeIf(name::equals);
    return Done.DONE;
  }

  private Done change(String name, String old, String fresh) {
    if (!secrets.replace(name, old, fresh)) {
      throw new Fault(ErrorCode.BAD_CREDENTIALS);
    }
    return logoutAll(name);
  }

  private String owner(String token) {
    return Optional.ofNullable(tokens.get(token)).orElseThrow(() -> new Fault(ErrorCode.TOKEN_INVALID));
  }

  private static Principal principal(String name) {
    long now = System.currentTimeMillis();
    List<String> roles = name.equals("admin") ? List.of(Principal.USER, Principal.ADMIN) : List.of(Principal.USER);
    return new Principal(name, roles, "jti", now, now + 3_600_000);
  }

  private AccountList list(AccountQuery query) {
    Stream<String> names = query.names().isEmpty()
        ? secrets.keySet().stream().sorted().filter(name -> name.compareTo(query.after()) > 0).limit(query.limit())
        : query.names().stream().filter(secrets::containsKey);
    return new AccountList(names.map(this::account).toList());
  }

  private Account account(String name) {
    if (!secrets.containsKey(name)) {
      throw new Fault(ErrorCode.NO_SUCH_ACCOUNT);
    }
    return new Account(name, List.of(Principal.USER), CREATED_AT, 0);
  }
}
