package hubbub.bridge.http;

import hubbub.bus.Bus;
import hubbub.contract.AuditLine;
import hubbub.contract.AuditPage;
import hubbub.contract.AuditQuery;
import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Service;
import hubbub.contract.auth.ServiceList;
import hubbub.contract.auth.ServiceMade;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.ConsoleList;
import hubbub.contract.console.ConsoleState;
import hubbub.contract.hub.HubApi;
import hubbub.contract.hub.ModuleList;
import hubbub.contract.hub.ModuleState;
import hubbub.contract.rooms.Doing;
import hubbub.contract.rooms.People;
import hubbub.contract.rooms.Person;
import hubbub.contract.rooms.RoomList;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.terminal.SessionList;
import hubbub.contract.terminal.SessionState;
import hubbub.contract.terminal.TerminalApi;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Stands in for all that administrators ask: has one of each, notes what it was asked, and does nothing of it. */
final class AdminPeer {
  private static final Service SERVICE = new Service("stats", List.of("rooms.tell"), List.of("service.{service}.*"),
      "admin", 1_700_000_000_000L, Long.MAX_VALUE, 0);

  private final List<Message> asked = new CopyOnWriteArrayList<>();
  private final AtomicReference<Optional<ErrorCode>> failure = new AtomicReference<>(Optional.empty());
  private final Bus bus;

  /** Serves on this bus. */
  AdminPeer(Vertx vertx) {
    bus = new Bus(vertx, Duration.ofSeconds(5));
    List<Future<Void>> served = new ArrayList<>();
    List.of(RoomsApi.KICK, RoomsApi.MUTE, RoomsApi.UNMUTE, RoomsApi.BAN, RoomsApi.UNBAN)
        .forEach(deed -> served.add(serve(deed, Done.DONE)));
    List.of(AuthApi.UNBAN, AuthApi.REVOKE).forEach(deed -> served.add(serve(deed, Done.DONE)));
    served.addAll(List.of(serve(RoomsApi.DELETE, Done.DONE), serve(RoomsApi.ANNOUNCE, Done.DONE),
        serve(AuthApi.BAN, Done.DONE), serve(AuthApi.ROLES, Done.DONE), serve(AuthApi.NOTE, Done.DONE),
        serve(TerminalApi.END, Done.DONE), serve(ConsoleApi.END, Done.DONE),
        serve(AuthApi.SERVICE_LIST, new ServiceList(List.of(SERVICE))),
        serve(AuthApi.SERVICE_MAKE, new ServiceMade(SERVICE, "service.stats.secret")),
        serve(AuthApi.SERVICE_REVOKE, Done.DONE),
        serve(RoomsApi.PEOPLE, new People("i", 1, List.of("general"),
            List.of(new Person("ann", false, List.of("rwci", "match"), List.of(new Doing("ann", "match", "3")))))),
        serve(RoomsApi.ALL, new RoomList(List.of(
            new RoomState("den", "Den", "e", 7, "", "Talk", true, false, 2, List.of())))),
        serve(TerminalApi.ALL, new SessionList(List.of(
            new SessionState("t1", "ann", "/home/ann", 1_700_000_000_000L, 1_700_000_000_001L, 1, 2,
                List.of("ben"))))),
        serve(HubApi.modules("local"), new ModuleList(List.of(new ModuleState("bot", "bot.groovy", true)))),
        serve(HubApi.restart("local"), Done.DONE),
        serve(ConsoleApi.LIST, new ConsoleList(List.of(
            new ConsoleState("c1", "ann", "nobody", 1_700_000_000_000L, true, true, 1, 2, 3))))));
    AuditLine line = new AuditLine(9, new JsonObject().put("at", 1_700_000_000_000L).put("verb", "kick"));
    List.of("auth", "rooms", "terminal", "console")
        .forEach(noun -> served.add(serve(AuditQuery.of(noun), new AuditPage(List.of(line), 4))));
    Await.result(Future.all(served));
  }

  /** Fails everything from now on. */
  void fail(ErrorCode code) {
    failure.set(Optional.of(code));
  }

  /** Forgets what it was asked, and fails no more. */
  void reset() {
    asked.clear();
    failure.set(Optional.empty());
  }

  /** Returns what it was asked last. */
  Message last() {
    return asked.getLast();
  }

  private <Q extends Message, R extends Message> Future<Void> serve(Endpoint<Q, R> endpoint, R reply) {
    return bus.serve(endpoint, ask -> {
      asked.add(ask);
      return failure.get().<Future<R>>map(code -> Future.failedFuture(new Fault(code)))
          .orElseGet(() -> Future.succeededFuture(reply));
    });
  }
}
