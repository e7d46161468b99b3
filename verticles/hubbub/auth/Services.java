package hubbub.auth;

import hubbub.contract.AddressPattern;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.ByActor;
import hubbub.contract.auth.MakeService;
import hubbub.contract.auth.OfActor;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Service;
import hubbub.contract.auth.ServiceGone;
import hubbub.contract.auth.ServiceList;
import hubbub.contract.auth.ServiceMade;
import hubbub.contract.auth.ServiceNote;
import hubbub.contract.auth.ServiceProven;
import hubbub.contract.auth.Token;
import hubbub.store.KeyValueStore;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Programs outside of the hub that have tokens of their own. Of a token only a hash is kept, under the service's name.
 * One is proved and changed in its turn; made, in that of administrators besides, since they are counted.
 */
final class Services {
  /** What their tokens begin with, and the word that stands for their name in their addresses. */
  static final String KIND = "service";
  static final int MOST = 1_000;

  private static final Pattern NAME = Pattern.compile("(?!event$)[a-z][a-z0-9-]{0,31}");
  private static final Pattern TOKEN = Pattern.compile(KIND + "\\.([a-z][a-z0-9-]{0,31})\\.[\\w-]{32}");
  private static final long USE_NOTED_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final KeyValueStore store;
  private final Accounts accounts;
  private final Audit audit;
  private final Consumer<ServiceGone> tell;
  private final ServiceNotes notes;
  private final Turns turns = new Turns();

  Services(KeyValueStore store, Accounts accounts, Audit audit, Consumer<ServiceGone> tell) {
    this.store = store;
    this.accounts = accounts;
    this.audit = audit;
    this.tell = tell;
    this.notes = new ServiceNotes(audit, accounts::now);
  }

  Future<ServiceMade> make(MakeService wish) {
    return byAdmin(wish.actor(), wish.name(), () -> {
      check(wish);
      return find(wish.name()).compose(found -> {
        if (found.isPresent() && !wish.renew()) {
          throw new Fault(ErrorCode.SERVICE_EXISTS);
        }
        return (found.isPresent() ? Future.<Void>succeededFuture() : room()).compose(room -> add(wish, found));
      });
    });
  }

  Future<ServiceList> list(OfActor asker) {
    return accounts.administrator(asker.actor()).compose(allowed -> store.scan("", "", MOST))
        .map(all -> new ServiceList(all.stream().map(entry -> StoredService.read(entry).service()).toList()));
  }

  Future<Done> revoke(ByActor order) {
    return byAdmin(order.actor(), order.name(), () -> find(order.name()).compose(found -> {
      StoredService service = found.orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_SERVICE));
      JsonObject line = new JsonObject().put("actor", order.actor()).put(KIND, order.name());
      return Future.join(audit.add("service revoked", line), store.delete(order.name())).map(done -> {
        notes.forget(order.name());
        tell.accept(new ServiceGone(service.service().name()));
        return Done.DONE;
      });
    }));
  }

  /** Tells whose token this is; never after it was told that it has ended, and so in its turn. */
  Future<ServiceProven> prove(Token token) {
    Matcher shape = TOKEN.matcher(token.token());
    if (!shape.matches()) {
      throw new Fault(ErrorCode.TOKEN_INVALID);
    }
    return turns.take(shape.group(1), () -> find(shape.group(1)).compose(found -> {
      long now = accounts.now();
      StoredService service = found.filter(one -> one.proves(token.token(), now))
          .orElseThrow(() -> new Fault(ErrorCode.TOKEN_INVALID));
      return used(service, now).map(done -> proven(service.service()));
    }));
  }

  /** Notes what became of a connection. */
  Future<Done> note(ServiceNote note) {
    return find(note.service()).compose(found -> found.isPresent() ? notes.add(note) : Future.succeededFuture())
        .map(Done.DONE);
  }

  private Future<ServiceMade> add(MakeService wish, Optional<StoredService> before) {
    String token = KIND + "." + wish.name() + "." + Secrets.key();
    Service service = new Service(wish.name(), wish.in(), wish.out(), wish.actor(), accounts.now(),
        wish.expiresAt(), 0);
    JsonObject line = new JsonObject().put("actor", wish.actor()).put(KIND, wish.name())
        .put("in", new JsonArray(wish.in())).put("out", new JsonArray(wish.out())).put("until", wish.expiresAt());
    return Future.join(audit.add(before.isPresent() ? "service renewed" : "service made", line),
        store(new StoredService(service, Secrets.sha256(token), 0))).map(done -> {
          before.ifPresent(old -> tell.accept(new ServiceGone(wish.name())));
          return new ServiceMade(service, token);
        });
  }

  // Once an hour is enough to see whether anybody still needs it, and costs nothing.
  private Future<Void> used(StoredService service, long now) {
    return now - service.service().usedAt() < USE_NOTED_MILLIS
        ? Future.succeededFuture() : store(service.usedAt(now));
  }

  private Future<Void> store(StoredService service) {
    return store.commit(List.of(Write.put(service.service().name(), service.bytes()))).mapEmpty();
  }

  private Future<Void> room() {
    return store.scan("", "", MOST).map(all -> {
      if (all.size() >= MOST) {
        throw new Fault(ErrorCode.TOO_MANY_SERVICES);
      }
      return null;
    });
  }

  private Future<Optional<StoredService>> find(String name) {
    return NAME.matcher(name).matches() ? store.get(name).map(entry -> entry.map(StoredService::read))
        : Future.succeededFuture(Optional.empty());
  }

  private <T> Future<T> byAdmin(String actor, String name, Supplier<Future<T>> work) {
    return accounts.inTurnOfAdmins(() -> accounts.administrator(actor).compose(allowed -> turns.take(name, work)));
  }

  private void check(MakeService wish) {
    if (!NAME.matcher(wish.name()).matches()) {
      throw new Fault(ErrorCode.BAD_REQUEST,
          "A service's name has 1 to 32 small letters, digits and hyphens, the first one a letter; it is not 'event'.");
    }
    if (wish.expiresAt() <= accounts.now()) {
      throw new Fault(ErrorCode.BAD_REQUEST, "A token ends in the future.");
    }
    if (wish.in().isEmpty() && wish.out().isEmpty()) {
      throw new Fault(ErrorCode.BAD_REQUEST, "A service needs an address.");
    }
    checkAddresses(wish.in());
    checkAddresses(wish.out());
  }

  private static void checkAddresses(List<String> addresses) {
    if (addresses.size() > MakeService.MOST) {
      throw new Fault(ErrorCode.BAD_REQUEST, "These are too many addresses.");
    }
    if (!addresses.stream().allMatch(address -> AddressPattern.of(address, KIND).isPresent())) {
      throw new Fault(ErrorCode.BAD_REQUEST, "An address is words with dots between them; behind the first one may "
          + "be * for any word or {service} for the service's name.");
    }
  }

  private static ServiceProven proven(Service service) {
    long end = service.expiresAt() == Long.MAX_VALUE ? 0 : service.expiresAt();
    Principal principal = new Principal(Name.SERVICE + service.name(), List.of(), "", service.madeAt(), end);
    return new ServiceProven(service.name(), principal, service.in(), service.out());
  }
}
