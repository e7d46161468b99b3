package hubbub.console.desk;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Ban;
import hubbub.contract.auth.ByActor;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.ConsoleList;
import hubbub.contract.console.OfActor;
import hubbub.contract.console.OfConsole;
import hubbub.contract.console.desk.Ask;
import hubbub.contract.console.desk.LogLines;
import hubbub.contract.console.desk.Sessions;
import hubbub.contract.console.desk.Stats;
import hubbub.contract.matches.MatchList;
import hubbub.contract.matches.MatchQuery;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.rooms.Announce;
import hubbub.contract.rooms.Moderate;
import hubbub.contract.rooms.People;
import hubbub.contract.rooms.RoomList;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.terminal.OfPerson;
import hubbub.contract.terminal.OfSession;
import hubbub.contract.terminal.SessionList;
import hubbub.contract.terminal.TerminalApi;
import io.vertx.core.Future;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What wizards and administrators do; whether they may is decided by the verticle that does it. */
final class Operation {
  private static final long LONGEST_SECONDS = TimeUnit.DAYS.toSeconds(36_500);
  private static final int LINES = 30;
  private static final int MIB_BITS = 20;

  private final Bus bus;
  private final Chat chat;
  private final RecentLog log;

  Operation(Bus bus, Chat chat, RecentLog log) {
    this.bus = bus;
    this.chat = chat;
    this.log = log;
  }

  Future<Done> broadcast(Caller who, Ask ask) {
    return bus.call(RoomsApi.ANNOUNCE, new Announce(who.name(), ask.text()));
  }

  Future<Done> kick(Caller who, Ask ask) {
    return moderate(RoomsApi.KICK, who, ask);
  }

  Future<Done> mute(Caller who, Ask ask) {
    return moderate(RoomsApi.MUTE, who, ask);
  }

  Future<Done> unmute(Caller who, Ask ask) {
    return moderate(RoomsApi.UNMUTE, who, ask);
  }

  Future<Done> ban(Caller who, Ask ask) {
    return ask.room().isEmpty()
        ? bus.call(AuthApi.BAN, new Ban(who.name(), ask.person(), until(ask), ask.text()))
        : moderate(RoomsApi.BAN, who, ask);
  }

  Future<Done> unban(Caller who, Ask ask) {
    return ask.room().isEmpty()
        ? bus.call(AuthApi.UNBAN, new ByActor(who.name(), ask.person(), ask.text()))
        : moderate(RoomsApi.UNBAN, who, ask);
  }

  Future<Done> revoke(Caller who, Ask ask) {
    return bus.call(AuthApi.REVOKE, new ByActor(who.name(), ask.person(), ask.text()));
  }

  Future<Sessions> sessions(Caller who, Ask ask) {
    Future<ConsoleList> consoles = bus.call(ConsoleApi.LIST, new OfActor(who.principal()));
    // A hub may have no terminal.
    Future<SessionList> terminals = bus.call(TerminalApi.LIST, new OfPerson(who.principal()))
        .otherwise(new SessionList(List.of()));
    return Future.all(consoles, terminals)
        .map(all -> new Sessions(consoles.result().consoles(), terminals.result().sessions()));
  }

  Future<Done> kill(Caller who, Ask ask) {
    return bus.call(ConsoleApi.END, new OfConsole(who.principal(), ask.name()))
        .recover(problem -> Fault.is(problem, ErrorCode.NO_SUCH_CONSOLE)
            ? bus.call(TerminalApi.END, new OfSession(who.principal(), ask.name())) : Future.failedFuture(problem));
  }

  Future<Stats> stats(Caller who, Ask ask) {
    Future<People> people = bus.call(RoomsApi.PEOPLE, Done.DONE);
    Future<RoomList> rooms = chat.rooms(who);
    Future<MatchList> matches = bus.call(MatchesApi.LIST, MatchQuery.ALL).otherwise(new MatchList(List.of()));
    Future<ConsoleList> consoles = bus.call(ConsoleApi.LIST, new OfActor(who.principal()))
        .otherwise(new ConsoleList(List.of()));
    Runtime node = Runtime.getRuntime();
    return Future.all(people, rooms, matches, consoles).map(all -> new Stats(
        TimeUnit.MILLISECONDS.toSeconds(ManagementFactory.getRuntimeMXBean().getUptime()),
        node.totalMemory() - node.freeMemory() >> MIB_BITS, people.result().people().size(),
        rooms.result().rooms().size(), matches.result().matches().size(), consoles.result().consoles().size()));
  }

  Future<LogLines> log(Caller who, Ask ask) {
    return Future.succeededFuture(new LogLines(log.newest(ask.limit() == 0 ? LINES : ask.limit())));
  }

  private Future<Done> moderate(Endpoint<Moderate, Done> deed, Caller who, Ask ask) {
    return chat.room(who, ask).compose(room ->
        bus.call(deed, new Moderate(who.name(), room, ask.person(), until(ask), ask.text())));
  }

  private static long until(Ask ask) {
    return ask.seconds() == 0 ? Long.MAX_VALUE
        : System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(Math.min(ask.seconds(), LONGEST_SECONDS));
  }
}
