package hubbub.testing.script;

import hubbub.bridge.spi.Accounts;
import hubbub.bridge.spi.Peer;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Principal;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts in memory: a name, a password, roles. */
final class ScriptedAccounts implements Accounts {
  private final Script script;
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();
  private boolean registration = true;

  ScriptedAccounts(Script script) {
    this.script = script;
  }

  void add(String name, String password, List<String> roles) {
    accounts.put(Name.person(name).key(), new Account(name, password, roles));
  }

  void token(String token, String name) {
    tokens.put(token, Name.person(name).key());
  }

  void registration(boolean on) {
    registration = on;
  }

  boolean knows(String name) {
    return accounts.containsKey(Name.person(name).key());
  }

  @Override
  public Future<LoggedIn> login(Peer peer, String name, String password, boolean register) {
    return script.request("login", name + " " + password + (register ? " register" : ""), () -> {
      Name person = Name.person(name);
      Account account = accounts.get(person.key());
      if (account == null) {
        if (!register) {
          throw new Fault(ErrorCode.BAD_CREDENTIALS);
        }
        if (!registration) {
          throw new Fault(ErrorCode.REGISTRATION_OFF);
        }
        add(person.shown(), password, List.of(Principal.USER));
        return new LoggedIn(accounts.get(person.key()).principal(), true, "");
      }
      if (!account.password().equals(password)) {
        throw new Fault(ErrorCode.BAD_CREDENTIALS);
      }
      return new LoggedIn(account.principal(), false, "");
    });
  }

  @Override
  public Future<LoggedIn> prove(Peer peer, String name, String secret, boolean register) {
    return login(peer, name, secret, register);
  }

  @Override
  public Future<Boolean> known(String name) {
    return script.request("known", name, () -> knows(name));
  }

  @Override
  public Future<Principal> renew(Principal who, String secret) {
    return script.request("renew", who.name() + " " + secret, () -> {
      add(who.name(), secret, who.roles());
      return new Principal(who.name(), who.roles(), "renewed", 1, 0);
    });
  }

  @Override
  public Future<Principal> verify(String token) {
    return script.request("verify", token, () -> Optional.ofNullable(tokens.get(token)).map(accounts::get)
        .orElseThrow(() -> new Fault(ErrorCode.TOKEN_INVALID)).principal());
  }

  private record Account(String name, String password, List<String> roles) {
    Principal principal() {
      return new Principal(name, roles, "", 0, 0);
    }
  }
}
