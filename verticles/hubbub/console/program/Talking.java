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
    commands.add("who", "", "Shows who is here.", line -> page.say(people(hub.ask("who"))));
    commands.add("rooms", "", "Shows the rooms.", line -> page.say(rooms(hub.ask("rooms"))));
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
    StringBuilder said = new StringBuilder();
    for (Map<String, Object> event : Json.objects(hub.ask("history", "room", room, "limit", line.count()), "events")) {
      said.append(said.isEmpty() ? "" : "\n").append(Times.clock(event)).append(' ').append(Json.text(event, "who"))
          .append("topic".equals(event.get("kind")) ? " sets the topic: " : ": ").append(Json.text(event, "text"));
    }
    page.say(said.isEmpty() ? "Nothing was said yet." : said.toString());
  }

  private void alias(Commands commands, Line line) throws Refused {
    String name = line.word().orElse("");
    if (!name.isEmpty()) {
      commands.aliases(hub.ask("alias", "name", name, "text", line.rest()));
    }
    page.say(commands.aliasList());
  }

  private static String people(Map<String, Object> answer) {
    StringBuilder list = new StringBuilder();
    Json.objects(answer, "people").forEach(person -> list.append(list.isEmpty() ? "" : "\n")
        .append(Json.text(person, "name")).append(Boolean.TRUE.equals(person.get("guest")) ? " (guest)" : "")
        .append(" – ").append(String.join(", ", Json.texts(person, "protocols"))));
    return list.toString();
  }

  private static String rooms(Map<String, Object> answer) {
    StringBuilder list = new StringBuilder();
    Json.objects(answer, "rooms").forEach(room -> list.append(list.isEmpty() ? "" : "\n")
        .append('#').append(Json.text(room, "name")).append(" – ").append((int) Json.number(room, "total"))
        .append(Boolean.TRUE.equals(room.get("closed")) ? " in it, private" : " in it")
        .append(Json.text(room, "topic").isEmpty() ? "" : ": " + Json.text(room, "topic")));
    return list.toString();
  }
}
