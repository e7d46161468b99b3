package hubbub.auth;

import hubbub.conf.ConfException;
import hubbub.contract.Name;
import hubbub.contract.auth.Principal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the administrator of a hub without any account, and tells the person who started it how to log in. */
final class FirstAdmin {
  static final Name NAME = Name.person("admin");
  /** The environment variable that sets the password for starts nobody watches. */
  static final String PASSWORD = "HUBBUB_ADMIN_PASSWORD";

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);

  private final Accounts accounts;
  private final Passwords passwords;
  private final LoginCodes codes;
  private final AuthConfig config;
  private final Consumer<String> person;

  FirstAdmin(Accounts accounts, Passwords passwords, LoginCodes codes, AuthConfig config, Consumer<String> person) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.codes = codes;
    this.config = config;
    this.person = person;
  }

  /** Does nothing where there is an account. */
  Future<Void> greet(Optional<String> chosen) {
    return accounts.empty().compose(first -> {
      if (!first) {
        return Future.succeededFuture();
      }
      return chosen.isPresent() ? withPassword(chosen.get()) : withRandomPassword();
    });
  }

  private Future<Void> withPassword(String password) {
    if (!Secrets.typable(password)) {
      throw new ConfException(List.of("environment: " + PASSWORD
          + " does not fit, expected 1 to 32 characters on one line"));
    }
    return create(password).onSuccess(done -> person.accept(
        "The account 'admin' was made with the password in " + PASSWORD + "."));
  }

  private Future<Void> withRandomPassword() {
    String password = Secrets.password();
    return create(password)
        .compose(done -> codes.create(NAME.shown(), config.loginLink().toMillis()))
        .onSuccess(code -> person.accept(welcome(password, code)))
        .mapEmpty();
  }

  private Future<Void> create(String password) {
    return passwords.hash(Secrets.sha256(password))
        .compose(hash -> accounts.store(
            StoredAccount.fresh(NAME, List.of(Principal.USER, Principal.ADMIN), hash, accounts.now()),
            "registered", new JsonObject().put("reason", "first start")))
        .onSuccess(done -> LOG.info("admin.created"));
  }

  private String welcome(String password, String code) {
    return """

        Welcome to Hubbub! This is its first start, so an administrator's account was made for you:
          name:     admin
          password: %s
        or log in with this link, which works once and for %s:
          %s/#login=%s
        Keep them now: they are not shown again.
        """.formatted(password, spoken(config.loginLink()), config.publicUrl(), code);
  }

  private static String spoken(Duration time) {
    return time.toHours() == 1 ? "an hour" : time.toHours() + " hours";
  }
}
