package hubbub.console.program;

import java.time.Instant;
import java.util.Map;

/** What wizards and administrators do to rooms, people and the hub. The hub decides whether they may. */
final class Operating {
  private static final String DONE = "Done.";
  private static final String OWNED = ", if you own it or are an administrator.";

  private final Page page;
  private final Hub hub;

  Operating(Page page, Hub hub) {
    this.page = page;
    this.hub = hub;
  }

  void addTo(Commands commands) {
    commands.addForAdmins("broadcast", "TEXT", "Says something to everybody, as the hub.",
        line -> hub.ask("broadcast", "text", line.demandRest()));
    moderation(commands, "kick", "PERSON [#ROOM] [REASON]", "Sends somebody out of a room" + OWNED);
    moderation(commands, "mute", "PERSON [10m] [#ROOM] [REASON]", "Silences somebody in a room" + OWNED);
    moderation(commands, "unmute", "PERSON [#ROOM]", "Lets somebody speak again in a room" + OWNED);
    moderation(commands, "ban", "PERSON [7d] [#ROOM] [REASON]", "Keeps somebody out of a room" + OWNED
        + " Without a room administrators keep somebody out of the hub.");
    moderation(commands, "unban", "PERSON [#ROOM]", "Lets somebody in again, as ban kept them out.");
    commands.addForAdmins("revoke", "PERSON [REASON]", "Ends all logins of somebody.", line -> {
      hub.ask("revoke", "person", line.demandWord(), "text", line.rest());
      page.say(DONE);
    });
    commands.addForWizards("sessions", "", "Shows consoles and terminals that run.",
        line -> page.say(sessions(hub.ask("sessions"))));
    commands.addForWizards("kill", "SESSION", "Ends a console or terminal.", line -> {
      hub.ask("kill", "name", line.demandWord());
      page.say("It ends.");
    });
    commands.addForWizards("stats", "", "Shows how the hub is.", line -> page.say(stats(hub.ask("stats"))));
    commands.addForWizards("log", "[COUNT]", "Shows the newest lines of the hub's log.", line -> page.say(String.join(
        "\n", Json.texts(hub.ask("log", "limit", line.count()), "lines"))));
  }

  private void moderation(Commands commands, String verb, String usage, String summary) {
    commands.addForWizards(verb, usage, summary, line -> {
      String person = line.demandWord();
      long seconds = line.duration();
      String room = line.marked('#').orElse("");
      seconds = seconds == 0 ? line.duration() : seconds;
      hub.ask(verb, "person", person, "seconds", seconds, "room", room, "text", line.rest());
      page.say(DONE);
    });
  }

  private static String sessions(Map<String, Object> answer) {
    String consoles = Json.lines(answer, "consoles", one -> "console " + Json.text(one, "console") + " "
        + Json.text(one, "person") + " as " + Json.text(one, "user") + since(one, "started_at"));
    String terminals = Json.lines(answer, "terminals", one -> "terminal " + Json.text(one, "session") + " "
        + Json.text(one, "person") + " in " + Json.text(one, "directory") + since(one, "begun_at"));
    String all = (consoles + "\n" + terminals).strip();
    return all.isEmpty() ? "None." : all;
  }

  private static String since(Map<String, Object> one, String key) {
    return " since " + Instant.ofEpochSecond((long) Json.number(one, key) / 1_000);
  }

  private static String stats(Map<String, Object> stats) {
    return "up " + (long) Json.number(stats, "up_seconds") + " s, " + (long) Json.number(stats, "heap_mib")
        + " MiB of heap, " + (int) Json.number(stats, "people") + " people, " + (int) Json.number(stats, "rooms")
        + " rooms, " + (int) Json.number(stats, "matches") + " matches, " + (int) Json.number(stats, "consoles")
        + " consoles";
  }
}
