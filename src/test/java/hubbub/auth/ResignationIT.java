package hubbub.auth;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.SetRoles;
import hubbub.store.Durability;
import hubbub.store.Entry;
import hubbub.store.KeyValueStore;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import hubbub.store.Write;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResignationIT {
  private final Vertx vertx = Vertx.vertx();
  private final Promise<Void> gate = Promise.promise();

  @TempDir
  private Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Await.result(Stores.open(vertx, StoreConfig.embedded(folder)));
  }

  @AfterEach
  void close() {
    Await.result(store.close());
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("Administrators who resign while the other's resignation is being decided leave one of them")
  void resignationsAtOnce_leaveOne() {
    Audit audit = new Audit(store.journal("audit", Durability.ALWAYS), () -> 1, 1_000);
    Accounts accounts = new Accounts(slow(store.keyValues("accounts", Durability.ALWAYS)), audit, () -> 1);
    for (String name : List.of("ann", "bob")) {
      Await.result(accounts.store(StoredAccount.fresh(Name.person(name), List.of("user", "admin"), "hash", 1)));
    }
    Sessions unused = new Sessions(accounts, new Tokens(vertx, List.of(SigningKey.fresh(0, 1)), () -> 1, 1),
        new EndedTokens(store.keyValues("ended", Durability.ALWAYS)),
        new LoginCodes(store.keyValues("codes", Durability.ALWAYS), () -> 1), revoked -> { });
    Moderation moderation = new Moderation(accounts, unused, changed -> { });
    Promise<Future<List<Future<Done>>>> asked = Promise.promise();
    // Both from one event loop, as the verticle would.
    vertx.runOnContext(go -> {
      List<Future<Done>> both = List.of(moderation.roles(new SetRoles("ann", "ann", List.of())),
          moderation.roles(new SetRoles("bob", "bob", List.of())));
      asked.complete(Future.join(both).transform(done -> Future.succeededFuture(both)));
      vertx.runOnContext(later -> gate.complete());
    });
    List<Future<Done>> answers = Await.result(Await.result(asked.future()));
    assertThat(answers.stream().filter(Future::succeeded)).hasSize(1);
    assertThat(answers.stream().filter(answer -> Fault.is(answer.cause(), ErrorCode.FORBIDDEN))).hasSize(1);
  }

  /** Answers what it saw only when the gate opens. */
  private KeyValueStore slow(KeyValueStore real) {
    return new KeyValueStore() {
      @Override
      public Future<Optional<Entry>> get(String key) {
        return real.get(key);
      }

      @Override
      public Future<Boolean> commit(List<Write> writes) {
        return real.commit(writes);
      }

      @Override
      public Future<List<Entry>> scan(String prefix, String after, int limit) {
        return real.scan(prefix, after, limit).compose(seen -> gate.future().map(open -> seen));
      }
    };
  }
}
