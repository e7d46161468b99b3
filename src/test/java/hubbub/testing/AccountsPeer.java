package hubbub.testing;

import hubbub.bus.Bus;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.Account;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Named;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** A scripted peer in the place of the auth verticle: knows the accounts it was told, and answers when it is let. */
public final class AccountsPeer {
  private final Bus bus;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final Queue<Runnable> held = new ArrayDeque<>();
  private boolean holding;

  private AccountsPeer(Vertx vertx) {
    bus = new Bus(vertx, Duration.ofSeconds(5));
  }

  /** Starts to answer {@link AuthApi#ACCOUNT}. */
  public static AccountsPeer on(Vertx vertx) {
    AccountsPeer peer = new AccountsPeer(vertx);
    Await.result(peer.bus.serve(AuthApi.ACCOUNT, peer::answer));
    return peer;
  }

  /** Adds an account, or gives it other roles. */
  public AccountsPeer with(String name, String... roles) {
    accounts.put(name.toLowerCase(Locale.ROOT), new Account(name, List.of(roles), 1, 0));
    return this;
  }

  /** Keeps every answer back until {@link #release}. */
  public synchronized void hold() {
    holding = true;
  }

  /** Returns how many questions wait for their answer. */
  public synchronized int waiting() {
    return held.size();
  }

  /** Gives the answers kept back, and from now on at once. */
  public synchronized void release() {
    holding = false;
    held.forEach(Runnable::run);
    held.clear();
  }

  /** Is no longer there. */
  public void stop() {
    Await.result(bus.close());
  }

  private synchronized Future<Account> answer(Named named) {
    Promise<Account> promise = Promise.promise();
    Runnable answer = () -> {
      Account account = accounts.get(named.name().toLowerCase(Locale.ROOT));
      if (account == null) {
        promise.fail(new Fault(ErrorCode.NO_SUCH_ACCOUNT));
      } else {
        promise.complete(account);
      }
    };
    if (holding) {
      held.add(answer);
    } else {
      answer.run();
    }
    return promise.future();
  }
}
