package hubbub.rooms;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.Delivery.Kind;
import hubbub.contract.rooms.Inbox;
import hubbub.contract.rooms.InboxDone;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.SendDirect;
import hubbub.contract.rooms.Sent;
import io.vertx.core.Future;
import java.util.List;

/** Speaking to one person. */
final class DirectMessages {
  private final Hall hall;
  private final Accounts accounts;
  private final Inboxes inboxes;

  DirectMessages(Hall hall, Accounts accounts, Inboxes inboxes) {
    this.hall = hall;
    this.accounts = accounts;
    this.inboxes = inboxes;
  }

  Future<Sent> send(SendDirect direct) {
    Session session = hall.people().demand(direct.session());
    return session.person().lane().pass(() -> send(session, direct));
  }

  Future<Inbox> read(OfSession ask) {
    Session session = hall.people().demand(ask.session());
    Person person = session.person();
    return person.lane().pass(() -> {
      session.demandAttached();
      return person.guest() ? Future.succeededFuture(new Inbox(List.of()))
          : inboxes.read(person.key()).map(Inbox::new);
    });
  }

  Future<Done> done(InboxDone done) {
    Session session = hall.people().demand(done.session());
    Person person = session.person();
    return person.lane().pass(() -> {
      session.demandAttached();
      return person.guest() ? Future.succeededFuture(Done.DONE)
          : inboxes.forget(person.key(), done.upTo()).map(Done.DONE);
    });
  }

  private Future<Sent> send(Session session, SendDirect direct) {
    session.demandAttached();
    String text = Text.message(direct.text(), hall.config().limits().messageBytes());
    Name to = Name.of(direct.to()).orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_PERSON));
    Speech.spend(session.person(), hall.steady());
    String from = session.person().shown();
    if (delivered(to, from, text)) {
      return Future.succeededFuture(new Sent(false));
    }
    return accounts.find(to).compose(account -> account.isEmpty()
        ? Future.failedFuture(new Fault(ErrorCode.NO_SUCH_PERSON))
        : inboxes.inTurn(to.key(), () -> keep(to, from, text)));
  }

  // The recipient may have entered while the account was looked up.
  private Future<Sent> keep(Name to, String from, String text) {
    return delivered(to, from, text) ? Future.succeededFuture(new Sent(false))
        : inboxes.keep(to.key(), from, text, hall.now()).map(new Sent(true));
  }

  private boolean delivered(Name to, String from, String text) {
    List<Session> there = hall.people().online(to.key()).map(Person::attached).orElse(List.of());
    hall.deliver(there, Kind.DIRECT, from, text, "");
    return !there.isEmpty();
  }
}
