package hubbub.console.desk;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import hubbub.contract.busbridge.BusBridgeApi;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.Gone;
import hubbub.contract.console.desk.Ask;
import hubbub.contract.console.desk.DeskApi;
import hubbub.contract.console.desk.Hello;
import hubbub.contract.matches.MatchQuery;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.rooms.RoomsApi;
import hubbub.store.KeyValueStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Serves {@link DeskApi} for the consoles that run. */
public final class Desk {
  private static final String CONSOLE = BusBridgeApi.OF + "console";
  private static final long BEAT_MILLIS = 5_000;

  private final Vertx vertx;
  private final Bus bus;
  private final Function<String, Optional<Principal>> owners;
  private final Chat chat;
  private final Watching watching;
  private final AliasBook aliases;
  private final RecentLog log = new RecentLog();
  private final Operation operation;
  private long timer = -1;

  /** Makes a desk that asks {@code owners} whose console it is, and keeps aliases in {@code values}. */
  public Desk(Vertx vertx, Bus bus, Function<String, Optional<Principal>> owners, KeyValueStore values) {
    // To rooms and matches it is one more bridge, with sessions of its own.
    String key = "desk" + UUID.randomUUID().toString().substring(0, 8);
    this.vertx = vertx;
    this.bus = bus;
    this.owners = owners;
    this.chat = new Chat(bus, key);
    this.watching = new Watching(vertx, bus, key);
    this.aliases = new AliasBook(values);
    this.operation = new Operation(bus, chat, log);
  }

  /** Answers from now on. */
  public Future<Void> serve() {
    timer = vertx.setPeriodic(BEAT_MILLIS, tick -> {
      chat.beat();
      watching.beat();
    });
    bus.listen(ConsoleApi.GONE, this::gone);
    return Future.all(List.of(chat.listen(), watching.listen(), everybody(), speakers(), wizards())).mapEmpty();
  }

  /** Lets everybody leave the rooms and matches; whoever closes the bus ends the answering. */
  public Future<Void> close() {
    vertx.cancelTimer(timer);
    log.close();
    return Future.join(chat.close(), watching.close()).<Void>mapEmpty().otherwiseEmpty();
  }

  private Future<Void> everybody() {
    return Future.all(List.of(
        answer(DeskApi.HELLO, (who, ask) -> Future.succeededFuture(
            new Hello(who.console(), who.name(), who.principal().roles()))),
        answer(DeskApi.ENTER, (who, ask) -> chat.welcome(who)),
        answer(DeskApi.WHO, (who, ask) -> bus.call(RoomsApi.PEOPLE, Done.DONE)),
        answer(DeskApi.MATCHES, (who, ask) -> bus.call(MatchesApi.LIST, MatchQuery.ALL)),
        answer(DeskApi.WATCH, (who, ask) -> watching.watch(who, ask.match())),
        answer(DeskApi.UNWATCH, (who, ask) -> watching.unwatch(who.console())),
        answer(DeskApi.ALIASES, (who, ask) -> aliases.of(who.name())),
        answer(DeskApi.ALIAS, (who, ask) -> aliases.set(who.name(), ask.name(), ask.text())))).mapEmpty();
  }

  private Future<Void> speakers() {
    return Future.all(List.of(
        answer(DeskApi.ROOMS, (who, ask) -> chat.rooms(who)),
        answer(DeskApi.HISTORY, chat::history),
        answer(DeskApi.SAY, chat::say),
        answer(DeskApi.MSG, chat::direct))).mapEmpty();
  }

  private Future<Void> wizards() {
    return Future.all(List.of(
        wizard(DeskApi.BROADCAST, operation::broadcast),
        wizard(DeskApi.KICK, operation::kick),
        wizard(DeskApi.MUTE, operation::mute),
        wizard(DeskApi.UNMUTE, operation::unmute),
        wizard(DeskApi.BAN, operation::ban),
        wizard(DeskApi.UNBAN, operation::unban),
        wizard(DeskApi.REVOKE, operation::revoke),
        wizard(DeskApi.SESSIONS, operation::sessions),
        wizard(DeskApi.KILL, operation::kill),
        wizard(DeskApi.STATS, operation::stats),
        wizard(DeskApi.LOG, operation::log))).mapEmpty();
  }

  private <R extends Message> Future<Void> wizard(Endpoint<Ask, R> endpoint, BiFunction<Caller, Ask, Future<R>> work) {
    return answer(endpoint, (who, ask) -> {
      if (!who.principal().admin() && !who.principal().roles().contains(Principal.WIZARD)) {
        throw new Fault(ErrorCode.FORBIDDEN);
      }
      return work.apply(who, ask);
    });
  }

  private <R extends Message> Future<Void> answer(Endpoint<Ask, R> endpoint, BiFunction<Caller, Ask, Future<R>> work) {
    return bus.serve(endpoint, CONSOLE, (console, ask) -> work.apply(owners.apply(console)
        .map(principal -> new Caller(console, principal))
        .orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_CONSOLE)), ask));
  }

  private void gone(Gone gone) {
    chat.leave(gone.console());
    watching.unwatch(gone.console());
  }
}
