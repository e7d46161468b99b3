package hubbub.testing.script;

import hubbub.bridge.spi.Matches;
import hubbub.bridge.spi.Rejection;
import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.Direct;
import hubbub.contract.rooms.RoomEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a transcript can tell the hub in memory; {@code -} stands for an empty word, and a text is the rest of the
 * line:
 *
 * <pre>
 * account NAME PASSWORD [ROLE...]      an account that is there already
 * registration on|off                  whether accounts can be made
 * token TOKEN NAME                     whose token this is
 * handshake CLIENT TOKEN [TARGET]      the handshake of this client carries the token and asks for this path and query
 * fail REQUEST CODE                    the next request of this kind fails: login, verify, known, renew, enter, say,
 *                                      direct, typing, join, establish, leave, history, list, rename, visibility,
 *                                      topic, invite, inbox, inboxDone, present, seat, command
 * hold REQUEST                         the next request of this kind waits until "release"
 * called REQUEST ARGUMENTS             such a request was made and not asked about yet
 * room NAME OWNER [private]            a room that is there already
 * came NAME | went NAME | renamed OLD NEW       somebody over another protocol
 * event ROOM KIND WHO TEXT             something happens in a room
 * typing ROOM WHO                      somebody is typing there
 * deliver WHOM KIND FROM ROOM TEXT     something for one person; REMOVED takes it out of the room first
 * broadcast TEXT                       the hub speaks to everybody
 * inbox WHOM FROM TEXT                 a direct message waits for somebody
 * match NUMBER                         a match that is there already
 * frame NUMBER JSON                    everybody in a match is sent this
 * end NUMBER JSON                      the last frame of a match, which is over then
 * gone NUMBER | replaced CLIENT        a match is no more; somebody's seat is taken over a newer connection
 * ending CLIENT REASON                 the hub is going to close the client
 * rejected CLIENT WHY                  the transport left a message out
 * pass MILLISECONDS                    time goes by
 * offences CLIENT COUNT | paused CLIENT true|false    so it is now
 * </pre>
 */
final class Directives {
  private final ScriptedStage stage;
  private final Script script;
  private final ScriptedAccounts accounts;
  private final ScriptedChat chat;
  private final ScriptedMatches matches;

  Directives(ScriptedStage stage, Script script, Hub hub) {
    this.stage = stage;
    this.script = script;
    this.accounts = hub.accounts();
    this.chat = hub.chat();
    this.matches = hub.matches();
  }

  void run(String line) {
    Words words = new Words(line);
    switch (words.word(0)) {
      case "account" -> accounts.add(words.word(1), words.word(2), words.size() > 3 ? words.from(3) : List.of("user"));
      case "registration" -> accounts.registration(words.word(1).equals("on"));
      case "token" -> accounts.token(words.word(1), words.word(2));
      case "handshake" -> stage.handshake(words.word(1), words.word(2), words.text(3));
      case "fail" -> script.fail(words.word(1), ErrorCode.valueOf(words.word(2)));
      case "hold" -> script.hold(words.word(1));
      case "release" -> script.release();
      case "called" -> check(script.called(words.text(1)), "there was no such request");
      case "ending" -> stage.act(words.word(1), talk -> talk.ending(CloseReason.valueOf(words.word(2))));
      case "rejected" -> stage.act(words.word(1), talk -> talk.rejected(Rejection.valueOf(words.word(2))));
      case "pass" -> stage.pass(Long.parseLong(words.word(1)));
      case "offences" -> check(stage.peer(words.word(1)).offences() == Integer.parseInt(words.word(2)),
          "there were " + stage.peer(words.word(1)).offences());
      case "paused" -> check(stage.peer(words.word(1)).paused() == Boolean.parseBoolean(words.word(2)), "it is not so");
      default -> happen(words);
    }
  }

  private void happen(Words words) {
    switch (words.word(0)) {
      case "room" -> {
        ScriptedRoom room = chat.make(words.word(1), false, words.word(2));
        room.append(RoomEvent.Kind.VISIBILITY, words.word(2), words.size() > 3 ? words.word(3) : "public", chat.now());
      }
      case "came" -> chat.came(words.word(1), true, "elsewhere");
      case "went" -> chat.went(words.word(1));
      case "renamed" -> chat.renamed(words.word(1), words.word(2));
      case "event" -> chat.publish(
          chat.room(words.word(1)), RoomEvent.Kind.valueOf(words.word(2)), words.word(3), words.text(4));
      case "typing" -> chat.typing(chat.room(words.word(1)), words.word(2));
      case "broadcast" -> chat.broadcast(words.text(1));
      case "inbox" -> {
        List<Direct> waiting = chat.inbox.computeIfAbsent(ScriptedChat.key(words.word(1)), key -> new ArrayList<>());
        waiting.add(new Direct(waiting.size() + 1, words.word(2), words.text(3), chat.now()));
      }
      case "deliver" -> deliver(words);
      default -> play(words);
    }
  }

  private void play(Words words) {
    switch (words.word(0)) {
      case "match" -> matches.add(Long.parseLong(words.word(1)));
      case "frame" -> matches.show(Long.parseLong(words.word(1)), words.text(2));
      case "end" -> {
        matches.show(Long.parseLong(words.word(1)), words.text(2));
        matches.end(Long.parseLong(words.word(1)), Matches.Ending.OVER);
      }
      case "gone" -> matches.end(Long.parseLong(words.word(1)), Matches.Ending.GONE);
      case "replaced" -> matches.replace(stage.peer(words.word(1)));
      default -> throw new IllegalArgumentException("no such directive");
    }
  }

  private void deliver(Words words) {
    Delivery.Kind kind = Delivery.Kind.valueOf(words.word(2));
    for (ScriptedSession session : chat.of(words.word(1))) {
      if (kind == Delivery.Kind.REMOVED) {
        session.out(chat.room(words.word(4)), "kicked");
      }
      session.deliver(new Delivery(
          List.of(), kind, words.word(3), words.text(5), ScriptedChat.key(words.word(4)), chat.now()));
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /** The parts of the hub in memory. */
  record Hub(ScriptedAccounts accounts, ScriptedChat chat, ScriptedMatches matches) {}

  private record Words(List<String> words) {
    Words(String line) {
      this(Arrays.asList(line.split(" ")));
    }

    int size() {
      return words.size();
    }

    String word(int index) {
      return words.get(index).equals("-") ? "" : words.get(index);
    }

    List<String> from(int index) {
      return words.subList(index, words.size());
    }

    String text(int index) {
      return String.join(" ", words.subList(Math.min(index, words.size()), words.size()));
    }
  }
}
