package hubbub.bridge.protocol.chatmaster;

import hubbub.bridge.spi.Chat;
import hubbub.bridge.spi.ChatSession;
import hubbub.bridge.spi.RoomView;
import hubbub.contract.ErrorCode;
import hubbub.contract.Name;
import hubbub.contract.rooms.RoomState;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The one channel a client is in. Without having joined any it is in the first lobby room all the same, where it talks
 * and listens; only somebody removed from there is nowhere.
 */
final class Place {
  static final String NOWHERE = "You are not in a channel.";

  private final ChatmasterConversation talk;
  private final Packing packing;
  private final Chat chat;
  private ChatSession session;
  private RoomView room;
  private boolean explicit;

  Place(ChatmasterConversation talk, Packing packing, Chat chat) {
    this.talk = talk;
    this.packing = packing;
    this.chat = chat;
  }

  void enter(ChatSession entered) {
    session = entered;
    session.rooms().stream().findFirst().ifPresent(general -> now(general, false));
  }

  Optional<RoomView> room() {
    return Optional.ofNullable(room);
  }

  boolean at(String key) {
    return room != null && room.key().equals(key);
  }

  void join(String channel) {
    Optional<String> key = Name.of(channel).map(Name::key);
    if (key.isEmpty()) {
      talk.error("join", ErrorCode.ROOM_NAME_INVALID.sentence());
    } else if (!at(key.get())) {
      talk.turns().move(() -> step(key.get(), channel, true)
          .compose(entered -> {
            now(entered, true);
            tellJoined();
            return leaveOthers();
          })
          .onFailure(why -> talk.error("join", why)));
    } else if (explicit) {
      talk.error("join", ErrorCode.ALREADY_MEMBER.sentence());
    } else {
      explicit = true;
      tellJoined();
    }
  }

  void leave() {
    if (!explicit) {
      talk.error("leave", NOWHERE);
    } else if (at(general())) {
      explicit = false;
      list("leave");
    } else {
      talk.turns().move(() -> home().compose(home -> leaveOthers()).compose(gone -> told())
          .onFailure(why -> talk.error("leave", why)));
    }
  }

  void visibility(String command, boolean closed) {
    if (!explicit) {
      talk.error(command, NOWHERE);
    } else if (room.lobby()) {
      talk.error(command, closed ? "Channel cannot be set to private." : "Channel is always public.");
    } else {
      talk.turns().request(session.visibility(room.key(), closed))
          .onSuccess(done -> list(command))
          .onFailure(why -> talk.error(command, why));
    }
  }

  void list(String command) {
    talk.turns().request(told()).onFailure(why -> talk.error(command, why));
  }

  /** Returns the names of the public channels, the lobby first. */
  Future<List<String>> channels() {
    return session.list()
        .map(rooms -> rooms.stream().filter(found -> !found.closed()).map(RoomState::name).toList());
  }

  /** The hub took this person out of a room. */
  void removed(String from, String why) {
    String name = at(key(from)) ? room.name() : from;
    talk.out().send(Parcel.kept(
        Wording.fromServer("You were removed from " + name + (why.isBlank() ? "." : ": " + why))));
    lost(key(from));
  }

  /** This person is not in that room any more, without having left it. */
  void lost(String key) {
    if (at(key)) {
      boolean home = at(general());
      room = null;
      explicit = false;
      if (!home) {
        talk.turns().soon(this::goHome);
      }
    }
  }

  private void goHome() {
    if (room == null) {
      talk.turns().move(() -> home().recover(why -> Future.succeededFuture())
          .compose(home -> leaveOthers()).compose(gone -> told()).recover(why -> Future.succeededFuture()));
    }
  }

  private Future<Void> home() {
    return step(general(), general(), false).map(home -> {
      now(home, false);
      return null;
    });
  }

  // A room that could not be left the last time is one the session is in already.
  private Future<RoomView> step(String key, String name, boolean create) {
    return session.rooms().stream().filter(known -> known.key().equals(key)).findFirst()
        .map(Future::succeededFuture).orElseGet(() -> session.join(name, create));
  }

  private Future<Void> leaveOthers() {
    List<Future<Void>> leaving = session.rooms().stream().map(RoomView::key).filter(key -> !at(key))
        .map(key -> session.leave(key).recover(gone -> Future.succeededFuture())).toList();
    return Future.join(leaving).mapEmpty();
  }

  private Future<Void> told() {
    return channels().map(names -> {
      talk.out().answer(Wording.channelList(names, packing.fit(talk.out().form())));
      return null;
    });
  }

  private void tellJoined() {
    talk.out().answer(Wording.joined(room, session.name(), packing.fit(talk.out().form())));
  }

  private void now(RoomView entered, boolean asked) {
    room = entered;
    explicit = asked;
  }

  private String general() {
    return chat.lobby().stream().findFirst().map(Place::key).orElse("");
  }

  private static String key(String name) {
    return Name.of(name).map(Name::key).orElse(name);
  }
}
