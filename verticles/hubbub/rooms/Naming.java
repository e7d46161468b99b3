package hubbub.rooms;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.Rename;
import hubbub.contract.rooms.Renamed;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.contract.rooms.RoomsApi;
import io.vertx.core.Future;
import java.util.List;

/** How guests take another name. */
final class Naming {
  private final Hall hall;
  private final Accounts accounts;
  private final Succession succession;

  Naming(Hall hall, Accounts accounts, Succession succession) {
    this.hall = hall;
    this.accounts = accounts;
    this.succession = succession;
  }

  Future<Renamed> rename(Rename rename) {
    Session session = hall.people().demand(rename.session());
    Person person = session.person();
    return person.lane().hold(() -> {
      session.demandAttached();
      if (!person.guest()) {
        throw new Fault(ErrorCode.FORBIDDEN, "An account keeps its name.");
      }
      Name name = Name.person(rename.name());
      if (name.shown().equals(person.shown())) {
        return Future.succeededFuture(new Renamed(name.shown()));
      }
      return name.key().equals(person.key()) ? change(person, name) : take(person, name);
    });
  }

  private Future<Renamed> take(Person person, Name name) {
    hall.people().hold(person, name);
    return accounts.find(name).compose(account -> account.isPresent()
        ? Future.<Renamed>failedFuture(new Fault(ErrorCode.NAME_TAKEN)) : change(person, name))
        .onFailure(refused -> hall.people().release(person, name.key()));
  }

  /*
   * Every room has a log of its own, so this is not one step. A first room that does not take it leaves everything
   * as it was; once one has, the name is changed, and a room whose log fails then learns it from the presence event.
   */
  private Future<Renamed> change(Person person, Name name) {
    Name before = person.name();
    List<Future<RoomEvent>> told = person.memberships().stream().map(membership -> hall.log().append(
        membership.room(), Kind.RENAMED, membership.shown(), name.shown(), event -> membership.renamed(name.shown())))
        .toList();
    return Future.join(told).transform(all -> {
      if (!told.isEmpty() && told.stream().allMatch(Future::failed)) {
        return Future.failedFuture(told.getFirst().cause());
      }
      person.renamed(name);
      person.memberships().forEach(membership -> membership.renamed(name.shown()));
      if (!before.key().equals(name.key())) {
        hall.people().release(person, before.key());
      }
      hall.bus().publish(RoomsApi.PRESENCE, hall.people().renamed(person, before.shown()));
      return succession.renamed(person, before, name).transform(any ->
          Future.succeededFuture(new Renamed(name.shown())));
    });
  }
}
