package hubbub.bridge.gateway;

import hubbub.bridge.spi.Deed;
import hubbub.bus.Bus;
import hubbub.contract.AuditPage;
import hubbub.contract.AuditQuery;
import hubbub.contract.Done;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Ban;
import hubbub.contract.auth.ByActor;
import hubbub.contract.auth.MakeService;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Service;
import hubbub.contract.auth.ServiceList;
import hubbub.contract.auth.ServiceMade;
import hubbub.contract.auth.SetRoles;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.ConsoleList;
import hubbub.contract.console.ConsoleState;
import hubbub.contract.console.OfActor;
import hubbub.contract.console.OfConsole;
import hubbub.contract.rooms.ActInRoom;
import hubbub.contract.rooms.Announce;
import hubbub.contract.rooms.Moderate;
import hubbub.contract.rooms.People;
import hubbub.contract.rooms.Person;
import hubbub.contract.rooms.RoomList;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.terminal.OfPerson;
import hubbub.contract.terminal.OfSession;
import hubbub.contract.terminal.SessionList;
import hubbub.contract.terminal.SessionState;
import hubbub.contract.terminal.TerminalApi;
import io.vertx.core.Future;
import java.util.List;

/**
 * What administrators see and do, at whichever verticle it belongs to: that one decides whether they may, and notes it
 * in its audit. Failures are those of its endpoints.
 */
public final class AdminGateway {
  private final Bus bus;

  /** Asks over this bus. */
  public AdminGateway(Bus bus) {
    this.bus = bus;
  }

  /** Returns everybody who is connected. */
  public Future<List<Person>> people() {
    return bus.call(RoomsApi.PEOPLE, Done.DONE).map(People::people);
  }

  /** Returns all rooms. */
  public Future<List<RoomState>> rooms(Principal actor) {
    return bus.call(RoomsApi.ALL, new hubbub.contract.rooms.OfActor(actor.name())).map(RoomList::rooms);
  }

  /** Ends a room. */
  public Future<Done> endRoom(Principal actor, String room) {
    return bus.call(RoomsApi.DELETE, new ActInRoom(actor.name(), room));
  }

  /** Does something about somebody in a room. */
  public Future<Done> moderate(Deed deed, Moderate order) {
    return bus.call(Deeds.endpoint(deed), order);
  }

  /** Speaks to everybody as the hub. */
  public Future<Done> broadcast(Principal actor, String text) {
    return bus.call(RoomsApi.ANNOUNCE, new Announce(actor.name(), text));
  }

  /** Keeps an account out of the hub. */
  public Future<Done> ban(Ban ban) {
    return bus.call(AuthApi.BAN, ban);
  }

  /** Lets an account in again. */
  public Future<Done> unban(ByActor order) {
    return bus.call(AuthApi.UNBAN, order);
  }

  /** Ends every login of an account. */
  public Future<Done> revoke(ByActor order) {
    return bus.call(AuthApi.REVOKE, order);
  }

  /** Sets the roles of an account. */
  public Future<Done> roles(SetRoles order) {
    return bus.call(AuthApi.ROLES, order);
  }

  /** Returns the services that have a token. */
  public Future<List<Service>> services(Principal actor) {
    return bus.call(AuthApi.SERVICE_LIST, new hubbub.contract.auth.OfActor(actor.name())).map(ServiceList::services);
  }

  /** Makes a service, or its token anew. */
  public Future<ServiceMade> makeService(MakeService order) {
    return bus.call(AuthApi.SERVICE_MAKE, order);
  }

  /** Ends a service's token. */
  public Future<Done> revokeService(ByActor order) {
    return bus.call(AuthApi.SERVICE_REVOKE, order);
  }

  /** Returns everybody's terminal sessions. */
  public Future<List<SessionState>> terminals(Principal actor) {
    return bus.call(TerminalApi.ALL, new OfPerson(actor)).map(SessionList::sessions);
  }

  /** Ends a terminal session. */
  public Future<Done> endTerminal(Principal actor, String session) {
    return bus.call(TerminalApi.END, new OfSession(actor, session));
  }

  /** Returns the consoles that run. */
  public Future<List<ConsoleState>> consoles(Principal actor) {
    return bus.call(ConsoleApi.LIST, new OfActor(actor)).map(ConsoleList::consoles);
  }

  /** Ends a console. */
  public Future<Done> endConsole(Principal actor, String console) {
    return bus.call(ConsoleApi.END, new OfConsole(actor, console));
  }

  /** Looks for lines of a verticle's audit. */
  public Future<AuditPage> audit(String noun, AuditQuery query) {
    return bus.call(AuditQuery.of(noun), query);
  }
}
