package hubbub.bridge.protocol.line;

import hubbub.bridge.spi.Commands;
import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** The commands, how each is used, and what is said where that is wrong. */
final class LineCommands implements Commands.Refusals<LineConversation> {
  static final String NAME = "name";
  static final String REST = "rest";
  static final String ALL = "all";

  private static final int LONGEST_NAME = 32;
  private LineCommands() {}

  static Commands<LineConversation> table() {
    return new Commands<>(new LineCommands())
        .open("login", List.of(NAME), LineConversation::login)
        .open("token", List.of(ALL), (talk, given) -> talk.token(given.getString(ALL)))
        .open("help", List.of(), (talk, given) -> talk.say(help()))
        .open("quit", List.of(), (talk, given) -> talk.quit())
        .members("join", List.of(ALL), member((one, given) -> one.join(Quoted.whole(given.getString(ALL)))))
        .members("leave", List.of(), member((one, given) -> one.leave(Quoted.whole(given.getString(ALL, "")))))
        .members("rooms", List.of(), member((one, given) -> one.rooms()))
        .members("who", List.of(), member((one, given) -> one.who()))
        .members("msg", List.of(NAME, REST),
            member((one, given) -> one.direct(given.getString(NAME), given.getString(REST))))
        .members("history", List.of(), member((one, given) -> one.history(given.getString(ALL, "20"))))
        .members("topic", List.of(), member((one, given) -> one.topic(given.getString(ALL, ""))))
        .members("nick", List.of(ALL), member((one, given) -> one.rename(Quoted.whole(given.getString(ALL)))));
  }

  /** Returns what is behind a command: all of it, and the first name of it with the rest, as far as they are there. */
  static JsonObject arguments(String behind) {
    JsonObject arguments = new JsonObject();
    Quoted first = Quoted.first(behind);
    Map.of(ALL, behind.strip(), NAME, first.name(), REST, first.rest())
        .forEach((key, text) -> arguments.put(key, text.isEmpty() ? null : text));
    arguments.fieldNames().removeIf(key -> arguments.getValue(key) == null);
    return arguments;
  }

  /** Says how a command is used. */
  static Fault misused(String name) {
    return new Fault(ErrorCode.BAD_REQUEST,
        "It goes like this: " + Usage.valueOf(name.toUpperCase(Locale.ROOT)).words + ".");
  }

  @Override
  public void unknown(LineConversation conversation, String name) {
    if (conversation.loggedIn()) {
      String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
      conversation.refuse(
          new Fault(ErrorCode.BAD_REQUEST, "There is no command /" + shown + "; /help lists those there are."));
    } else {
      notLoggedIn(conversation, name);
    }
  }

  @Override
  public void notLoggedIn(LineConversation conversation, String name) {
    conversation.say(List.of(Wording.refusal(CloseReason.NOT_LOGGED_IN)));
  }

  @Override
  public void incomplete(LineConversation conversation, String name, String argument) {
    conversation.refuse(misused(name));
  }

  private static List<String> help() {
    return Arrays.stream(Usage.values()).map(usage -> "* " + usage.words).toList();
  }

  private static BiConsumer<LineConversation, JsonObject> member(BiConsumer<LineMember, JsonObject> handler) {
    return (talk, given) -> talk.member().ifPresent(one -> handler.accept(one, given));
  }

  private enum Usage {
    LOGIN("login NAME, or login NAME PASSWORD with an account"),
    TOKEN("token TOKEN"),
    JOIN("/join ROOM enters a room, or makes it, and speaks there from then on"),
    LEAVE("/leave leaves the room you speak in, /leave ROOM another"),
    ROOMS("/rooms lists the rooms"),
    WHO("/who lists people"),
    MSG("/msg NAME TEXT writes to one person; a name with spaces is put in \"quotes\""),
    HISTORY("/history shows the last 20 messages of the room, /history 50 so many"),
    TOPIC("/topic shows the topic, /topic TEXT sets it, /topic \"\" takes it away"),
    NICK("/nick NAME gives another name to a guest"),
    HELP("/help shows this; a line that begins with // is said with one of them"),
    QUIT("/quit ends");

    private final String words;

    Usage(String words) {
      this.words = words;
    }
  }
}
