package hubbub.console.program;

import hubbub.console.program.Command.WrongUsage;
import java.util.Map;

/** Rooms, people and words. */
final class Talking {
  private final Page page;
  private final Hub hub;

  Talking(Page page, Hub hub) {
    this.page = page;
    this.hub = hub;
  }

  void addTo(Commands commands) {
    commands.add("who", "", "Shows who is here.",
        line -> page.say(Json.lines(hub.ask("who"), "people", Talking::person)));
    commands.add("rooms", "", "Shows the rooms.",
        line -> page.say(Json.lines(hub.ask("rooms"), "rooms", Talking::room)));
    commands.add("say", "[#ROOM] TEXT", "Says something in a room.", this::say);
    commands.add("msg", "PERSON TEXT", "Says something to one person.", this::message);
    commands.add("history", "[#ROOM] [COUNT]", "Shows what was said last.", this::history);
    commands.add("alias", "[NAME [TEXT]]", "Gives something longer a short name; without a text forgets it.",
        line -> alias(commands, line));
  }

  private void say(Line line) throws Refused, WrongUsage {
    String room = line.marked('#').orElse("");
    hub.ask("say", "room", room, "text", line.demandRest());
  }

  private void message(Line line) throws Refused, WrongUsage {
    String person = line.demandWord();
    String text = line.demandRest();
    boolean kept = Boolean.TRUE.equals(hub.ask("msg", "person", person, "text", text).get("kept"));
    page.say("You tell " + person + ": " + text + (kept ? "\n" + person + " is not here and will read it later." : ""));
  }

  private void history(Line line) throws Refused, WrongUsage {
    String room = line.marked('#').orElse("");
    String said = Json.lines(hub.ask("history", "room", room, "limit", line.count()), "events", Talking::event);
    page.say(said.isEmpty() ? "Nothing was said yet." : said);
  }

  private void alias(Commands commands, Line line) throws Refused {
    String name = line.word().orElse("");
    if (!name.isEmpty()) {
      commands.aliases(hub.ask("alias", "name", name, "text", line.rest()));
    }
    page.say(commands.aliasList());
  }

  private static String event(Map<String, Object> event) {
    return Times.clock(event) + " " + Json.text(event, "who")
        + ("topic".equals(event.get("kind")) ? " sets the topic: " : ": ") + Json.text(event, "text");
  }

  private static String person(Map<String, Object> person) {
    return Json.text(person, "name") + (Boolean.TRUE.equals(person.get("guest")) ? " (guest)" : "") + " – "
        + String.join(", ", Json.texts(person, "protocols"));
  }

  private static String room(Map<String, Object> room) {
    String topic = Json.text(room, "topic");
    return "#" + Json.text(room, "name") + " – " + (int) Json.number(room, "total")
        + (Boolean.TRUE.equals(room.get("closed")) ? " in it, private" : " in it")
        + (topic.isEmpty() ? "" : ": " + topic);
  }
}
