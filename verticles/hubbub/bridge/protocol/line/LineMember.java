package hubbub.bridge.protocol.line;

import hubbub.bridge.spi.Chat;
import hubbub.bridge.spi.ChatSession;
import hubbub.bridge.spi.Dialect;
import hubbub.bridge.spi.Listener;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.RoomView;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.Direct;
import hubbub.contract.rooms.HistoryQuery;
import hubbub.contract.rooms.Page;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomState;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Somebody who is logged in: the rooms they are in, of which they speak in one, and what they are told. */
final class LineMember implements Listener {
  private static final int MOST_ROOMS = 100;
  private static final int MOST_HISTORY = 200;
  // So that an answer cannot be more than may wait for who asked.
  private static final int MOST_CHARACTERS = 100_000;

  private final LineConversation talk;
  private final Peer peer;
  private final Chat chat;
  private ChatSession session;
  private LineDialect dialect = LineDialect.ONE_ROOM;
  private String here = "";
  private String hereShown = "";

  LineMember(LineConversation talk, Peer peer, Chat chat) {
    this.talk = talk;
    this.peer = peer;
    this.chat = chat;
  }

  void entered(ChatSession entered) {
    session = entered;
    talk.say(List.of("* Hello " + Quoted.of(session.name()) + ". What you type is said; /help lists commands."));
    session.rooms().forEach(this::speakIn);
    if (session.principal().registered()) {
      session.inbox().onSuccess(this::waited);
    }
  }

  void say(String text) {
    inRoom(here, room -> talk.await(session.say(room.key(), text), said -> { }, why -> {
      talk.refuse(why);
      settle();
    }));
  }

  void join(String name) {
    Optional<RoomView> known = find(key(name));
    if (known.isPresent()) {
      speakIn(known.get());
    } else {
      talk.await(session.join(name, true), this::speakIn);
    }
  }

  void leave(String name) {
    inRoom(name.isEmpty() ? here : key(name), room -> {
      String left = room.name();
      talk.await(session.leave(room.key()), done -> {
        talk.say(List.of("* You left " + Quoted.of(left) + "."));
        settle();
      }, why -> {
        talk.refuse(why);
        settle();
      });
    });
  }

  void rooms() {
    talk.await(session.list(), rooms -> {
      List<String> lines = new ArrayList<>();
      rooms.stream().limit(MOST_ROOMS).forEach(room -> lines.add(listed(room)));
      if (rooms.size() > MOST_ROOMS) {
        lines.add("* and " + (rooms.size() - MOST_ROOMS) + " more");
      }
      talk.say(lines);
    });
  }

  void who() {
    List<String> lines = new ArrayList<>();
    find(here).ifPresent(room -> lines.add(
        "* In " + Quoted.of(room.name()) + ": " + Wording.names(room.members(Wording.MOST_NAMES + 2))));
    lines.add("* In the hub: " + Wording.names(chat.people()));
    talk.say(lines);
  }

  void direct(String to, String text) {
    talk.await(session.direct(to, text), sent -> {
      if (sent.kept()) {
        talk.say(List.of("* " + Quoted.of(to) + " is not here, and gets it at the next login."));
      }
    });
  }

  void history(String count) {
    if (!count.matches("[1-9][0-9]{0,8}")) {
      talk.refuse(LineCommands.misused("history"));
      return;
    }
    int most = Math.min(MOST_HISTORY, Integer.parseInt(count));
    inRoom(here, room -> talk.await(session.history(new HistoryQuery("", room.key(), "", 0, 0, most)),
        page -> talk.say(past(room, page))));
  }

  void topic(String text) {
    inRoom(here, room -> {
      if (text.isEmpty()) {
        talk.say(List.of(room.topic().isEmpty() ? "* There is no topic." : topic(room)));
      } else {
        talk.await(session.topic(room.key(), text.equals("\"\"") ? "" : text), done -> { });
      }
    });
  }

  void rename(String name) {
    talk.await(session.rename(name), now -> {
      if (session.rooms().isEmpty()) {
        talk.say(List.of("* You are now called " + Quoted.of(now) + "."));
      }
    });
  }

  @Override
  public Optional<Dialect> dialect() {
    return Optional.of(dialect);
  }

  @Override
  public void delivered(Delivery delivery) {
    switch (delivery.kind()) {
      case DIRECT -> talk.say(List.of(Wording.direct(delivery.who(), delivery.text())));
      case NOTICE -> talk.say(List.of(Wording.direct(Name.SERVER, delivery.text())));
      case INVITED -> talk.say(List.of("* " + Quoted.of(delivery.who()) + " invites you: /join "
          + Quoted.of(delivery.room())));
      case REMOVED -> {
        String room = delivery.room().equals(here) ? hereShown : delivery.room();
        String by = delivery.who().isEmpty() ? "" : " by " + Quoted.of(delivery.who());
        String why = delivery.text().isBlank() ? "." : ": " + delivery.text();
        talk.say(List.of("* You were put out of " + Quoted.of(room) + by + why));
        settle();
      }
    }
  }

  private void speakIn(RoomView room) {
    here = room.key();
    hereShown = room.name();
    tune();
    List<String> others = new ArrayList<>(room.members(Wording.MOST_NAMES + 2));
    others.remove(session.name());
    List<String> lines = new ArrayList<>();
    lines.add("* You are in " + Quoted.of(room.name()) + (others.isEmpty() ? ", alone." : " with "
        + Wording.names(others) + "."));
    if (!room.topic().isEmpty()) {
      lines.add(topic(room));
    }
    talk.say(lines);
  }

  /** Goes to another room if the one that was spoken in is no more, or not for this person. */
  private void settle() {
    tune();
    if (find(here).isEmpty()) {
      List<RoomView> left = session.rooms();
      if (left.isEmpty()) {
        here = "";
        talk.say(List.of("* You are in no room; /join enters one."));
      } else {
        speakIn(left.getLast());
      }
    }
  }

  private void tune() {
    LineDialect now = session.rooms().size() > 1 ? LineDialect.SEVERAL_ROOMS : LineDialect.ONE_ROOM;
    if (now != dialect) {
      dialect = now;
      session.dialectChanged();
    }
  }

  private void inRoom(String key, Consumer<RoomView> action) {
    find(key).ifPresentOrElse(action, () -> {
      talk.refuse(new Fault(ErrorCode.NOT_MEMBER, key.isEmpty() ? "You are in no room; /join enters one."
          : ErrorCode.NOT_MEMBER.sentence()));
      if (!here.isEmpty()) {
        settle();
      }
    });
  }

  private Optional<RoomView> find(String key) {
    return session.rooms().stream().filter(room -> room.key().equals(key)).findFirst();
  }

  // One after the other, since together they may be more than may wait.
  private void waited(List<Direct> messages) {
    if (!messages.isEmpty()) {
      talk.say(List.of(Wording.waited(messages.getFirst())));
      peer.whenTaken(() -> {
        if (messages.size() == 1) {
          session.inboxDone(messages.getFirst().id());
        }
        waited(messages.subList(1, messages.size()));
      });
    }
  }

  private String listed(RoomState room) {
    String mark = room.room().equals(here) ? ", where you speak" : find(room.room()).isPresent() ? ", joined" : "";
    return "* " + Quoted.of(room.name()) + " (" + room.total() + (room.closed() ? ", private" : "") + mark + ")"
        + (room.topic().isEmpty() ? "" : ": " + room.topic());
  }

  private static List<String> past(RoomView room, Page page) {
    LinkedList<String> lines = new LinkedList<>();
    int characters = 0;
    for (RoomEvent event : page.events().reversed()) {
      characters += event.text().length();
      if (event.kind() == RoomEvent.Kind.SAID && characters <= MOST_CHARACTERS) {
        lines.addFirst(Wording.past(event));
      }
    }
    lines.addFirst(lines.isEmpty() ? "* Nothing has been said in " + Quoted.of(room.name()) + "."
        : "* What was said in " + Quoted.of(room.name()) + ", with times of UTC:");
    return lines;
  }

  private static String topic(RoomView room) {
    return "* The topic is: " + room.topic();
  }

  private static String key(String name) {
    return Name.of(name).map(Name::key).orElse(name);
  }
}
