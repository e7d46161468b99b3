package hubbub.bridge.protocol.chatmaster;

import hubbub.bridge.spi.Chat;
import hubbub.bridge.spi.ChatSession;
import hubbub.bridge.spi.Dialect;
import hubbub.bridge.spi.Listener;
import hubbub.bridge.spi.RoomView;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.Principal;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.Direct;
import hubbub.contract.rooms.RoomEvent;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The person behind a connection, once logged in. Events come one by one as long as the client needs pacing or is on
 * its way from one room to another, and through the dialect it shares with others at all other times.
 */
final class Member implements Listener {
  private final ChatmasterConversation talk;
  private final Packing packing;
  private final Chat chat;
  private final Place place;
  private ChatSession session;
  private Optional<Dialect> tuned = Optional.empty();
  private String name = "";

  Member(ChatmasterConversation talk, Packing packing, Chat chat) {
    this.talk = talk;
    this.packing = packing;
    this.chat = chat;
    this.place = new Place(talk, packing, chat);
  }

  boolean present() {
    return session != null;
  }

  Place place() {
    return place;
  }

  /** Enters the hub; what happens there is told behind the session package. */
  Future<Void> enter(Principal who) {
    List<String> lobby = chat.lobby();
    if (lobby.isEmpty()) {
      return Future.failedFuture(new Fault(ErrorCode.UNAVAILABLE));
    }
    return chat.enter(talk.peer(), who, new Chat.Entry("chatmaster", List.of(lobby.get(0)), this))
        .compose(entered -> welcome(entered, who));
  }

  void say(String text) {
    place.room().ifPresentOrElse(
        room -> talk.turns().request(session.say(room.key(), text)).onFailure(why -> unsaid(room.key(), why)),
        () -> talk.error("message", Place.NOWHERE));
  }

  void direct(String to, String text) {
    talk.turns().request(session.direct(to, text)).onFailure(why -> talk.error("direct", why));
  }

  void rename(String to) {
    String before = session.name();
    talk.turns().request(session.rename(to))
        .onSuccess(now -> {
          if (place.room().isEmpty()) {
            name = now;
            talk.out().answer(Wording.renamed(before, now, ""));
          }
        })
        .onFailure(why -> talk.error("rename", why));
  }

  /** Makes the session look at the dialect again where it has changed. */
  void tune() {
    if (present() && !tuned.equals(dialect())) {
      tuned = dialect();
      name = session.name();
      session.dialectChanged();
    }
  }

  @Override
  public Optional<Dialect> dialect() {
    boolean shared = present() && talk.out().shareable() && !talk.turns().moving();
    return shared ? packing.dialect(talk.out().form()) : Optional.empty();
  }

  @Override
  public void event(RoomView room, RoomEvent event) {
    boolean own = event.who().equals(name);
    if (own && event.kind() == RoomEvent.Kind.RENAMED) {
      name = event.text();
    }
    if (place.at(room.key()) && (!own || event.kind() == RoomEvent.Kind.RENAMED)) {
      packing.event(talk.out().form(), room, event)
          .ifPresent(bytes -> talk.out().send(new Parcel(kind(event.kind()), room.key(), bytes)));
      if (event.kind() == RoomEvent.Kind.CLOSED) {
        place.lost(room.key());
      }
      tune();
    }
  }

  @Override
  public void broadcast(String text) {
    talk.out().send(Parcel.kept(Wording.fromServer(text)));
    tune();
  }

  @Override
  public void delivered(Delivery delivery) {
    switch (delivery.kind()) {
      case DIRECT -> talk.out().send(Parcel.direct(Wording.direct(delivery.text(), delivery.who())));
      case NOTICE -> talk.out().send(Parcel.direct(Wording.fromServer(delivery.text())));
      case INVITED -> talk.out().send(Parcel.direct(
          Wording.fromServer(delivery.who() + " invites you to the channel " + delivery.room() + ".")));
      case REMOVED -> place.removed(delivery.room(), delivery.text());
    }
    tune();
  }

  private void unsaid(String room, Throwable why) {
    talk.error("message", why);
    if (Fault.is(why, ErrorCode.NOT_MEMBER) || Fault.is(why, ErrorCode.NO_SUCH_ROOM)) {
      place.lost(room);
    }
  }

  private Future<Void> welcome(ChatSession entered, Principal who) {
    session = entered;
    name = entered.name();
    talk.out().hold();
    talk.peer().identify(who);
    place.enter(entered);
    return place.channels().otherwise(problem -> chat.lobby()).map(channels -> {
      talk.out().release(Wording.accepted(channels, packing.fit(talk.out().form())));
      if (who.registered()) {
        talk.turns().request(entered.inbox()).onSuccess(waiting -> inbox(entered, waiting));
      }
      return null;
    });
  }

  private void inbox(ChatSession entered, List<Direct> waiting) {
    waiting.forEach(direct -> talk.out().send(Parcel.kept(Wording.direct(direct.text(), direct.from()))));
    if (!waiting.isEmpty()) {
      talk.out().whenDrained(() -> entered.inboxDone(waiting.get(waiting.size() - 1).id()));
    }
  }

  private static Parcel.Kind kind(RoomEvent.Kind kind) {
    return switch (kind) {
      case JOINED, LEFT -> Parcel.Kind.PRESENCE;
      case RENAMED -> Parcel.Kind.RENAMING;
      case SAID -> Parcel.Kind.LINE;
      case TOPIC, VISIBILITY, CLOSED -> Parcel.Kind.KEPT;
    };
  }
}
