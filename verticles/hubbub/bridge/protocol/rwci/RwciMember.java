package hubbub.bridge.protocol.rwci;

import hubbub.bridge.spi.Chat;
import hubbub.bridge.spi.ChatSession;
import hubbub.bridge.spi.Dialect;
import hubbub.bridge.spi.Listener;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.RoomView;
import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.Direct;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody who is logged in over RWCI: says what the packets of the protocol's text ask for, and is told the rest. */
final class RwciMember implements Listener {
  // The text drops these, and a client that knows only the text gets no answer to them.
  private static final Set<ErrorCode> DROPPED = EnumSet.of(
      ErrorCode.MESSAGE_EMPTY, ErrorCode.NOT_MEMBER, ErrorCode.NO_SUCH_ROOM, ErrorCode.NO_SUCH_PERSON,
      ErrorCode.NAME_INVALID);

  private final Peer peer;
  private final Chat chat;
  private final Set<Extension> granted;
  private final Runnable leave;
  private final Map<String, String> shown = new HashMap<>();
  private ChatSession session;

  RwciMember(Peer peer, Chat chat, Set<Extension> granted, Runnable leave) {
    this.peer = peer;
    this.chat = chat;
    this.granted = granted;
    this.leave = leave;
  }

  /** Says what the client waits for, in the order it waits for it. */
  void entered(ChatSession entered, Welcome welcome) {
    session = entered;
    session.rooms().forEach(this::shows);
    peer.send(welcome.acceptance(session.name()));
    userList();
    if (welcome.channels()) {
      channelList();
      defaultChannel();
    }
    peer.send(RwciDialect.join(session.name()));
    session.inbox().onSuccess(this::waited);
  }

  void say(JsonObject packet) {
    room("message", packet).filter(room -> !text(packet, "message").isBlank())
        .ifPresent(room -> session.say(room.key(), text(packet, "message"))
            .onFailure(problem -> failed("message", problem)));
  }

  void direct(JsonObject packet) {
    if (!text(packet, "message").isBlank()) {
      session.direct(text(packet, "recipient"), text(packet, "message"))
          .onFailure(problem -> failed("direct_message", problem));
    }
  }

  void typing(JsonObject packet) {
    room("typing", packet).ifPresent(room -> session.typing(room.key()));
  }

  void userList() {
    peer.send(Welcome.userList(chat.people(), session.name()));
  }

  void channelList() {
    peer.send(Welcome.channelList(session.rooms()));
  }

  void defaultChannel() {
    home().ifPresent(room -> peer.send(Welcome.defaultChannel(room.name())));
  }

  @Override
  public Optional<Dialect> dialect() {
    return Optional.of(RwciDialect.of(granted));
  }

  @Override
  public void delivered(Delivery delivery) {
    switch (delivery.kind()) {
      case DIRECT -> direct(delivery.who(), delivery.text(), delivery.at());
      case NOTICE -> serverSays(delivery.text());
      case REMOVED -> removed(delivery);
      case INVITED -> {
        serverSays(delivery.who() + " invites you to " + delivery.room() + ".");
        if (has(Extension.ROOMS)) {
          send(Packet.of("invited").put("channel", delivery.room()).put("username", delivery.who()));
        }
      }
    }
  }

  void ending(CloseReason reason) {
    if (reason == CloseReason.DRAINING) {
      send(Packet.of("broadcast").put("message", reason.sentence()));
    } else {
      serverSays(reason.sentence());
    }
  }

  /** Says why a request was not carried out: in the extended form, or as the server's own words to this client. */
  void failed(String request, Throwable problem) {
    Fault fault = problem instanceof Fault known ? known : new Fault(ErrorCode.INTERNAL);
    if (!granted.isEmpty()) {
      send(Packet.of("error").put("code", fault.code().slug()).put("message", fault.detail()).put("request", request));
    } else if (!DROPPED.contains(fault.code())) {
      serverSays(fault.detail());
    }
  }

  /** Counts a packet of the wrong shape, and says so to a client that can be told. */
  void malformed(String request, String detail) {
    peer.offence();
    if (!granted.isEmpty()) {
      failed(request, new Fault(ErrorCode.BAD_REQUEST, detail));
    }
  }

  /** Finds the room a packet names, or the default one where it names none. */
  Optional<RoomView> room(String request, JsonObject packet) {
    Object channel = packet.getValue("channel");
    if (channel == null) {
      return home();
    }
    if (!(channel instanceof String name)) {
      malformed(request, "The field 'channel' must be a text.");
      return Optional.empty();
    }
    Optional<RoomView> found = Name.of(name).flatMap(wanted ->
        session.rooms().stream().filter(room -> room.key().equals(wanted.key())).findFirst());
    if (found.isEmpty()) {
      failed(request, new Fault(ErrorCode.NOT_MEMBER));
    }
    return found;
  }

  /** Keeps the name of a room the person is in, for the moment it is not in it any more. */
  void shows(RoomView room) {
    shown.put(room.key(), room.name());
  }

  boolean has(Extension extension) {
    return granted.contains(extension);
  }

  ChatSession session() {
    return session;
  }

  Chat chat() {
    return chat;
  }

  void send(Packet packet) {
    send(packet.end());
  }

  private void send(Buffer packet) {
    peer.send(packet);
  }

  private Optional<RoomView> home() {
    return session.rooms().stream().filter(RoomView::lobby).findFirst();
  }

  private void waited(List<Direct> messages) {
    if (!messages.isEmpty() && peer.open()) {
      messages.forEach(message -> direct(message.from(), message.text(), message.at()));
      session.inboxDone(messages.getLast().id());
    }
  }

  private void direct(String author, String message, long at) {
    Packet packet = Packet.of("direct_message").put("author", author).put("message", message);
    send(has(Extension.IDS) ? packet.put("ts", at) : packet);
  }

  private void serverSays(String message) {
    send(Packet.of("direct_message").put("author", Name.SERVER).put("message", message));
  }

  private void removed(Delivery delivery) {
    String key = Name.of(delivery.room()).map(Name::key).orElse(delivery.room());
    boolean lobby = chat.lobby().stream().flatMap(name -> Name.of(name).stream()).map(Name::key).anyMatch(key::equals);
    String room = shown.getOrDefault(key, delivery.room());
    if (!lobby && has(Extension.ROOMS)) {
      send(Packet.of("channel_delete").put("channel", room));
    }
    String by = delivery.who().isEmpty() ? "" : " by " + delivery.who();
    serverSays("You were removed from " + room + by + (delivery.text().isEmpty() ? "." : ": " + delivery.text()));
    if (lobby) {
      leave.run();
    }
  }

  private static String text(JsonObject packet, String key) {
    return packet.getString(key);
  }
}
