package hubbub.console.program;

import hubbub.console.program.Command.WrongUsage;
import java.util.Map;

/** Matches, to be looked on. */
final class Matches {
  private final Page page;
  private final Hub hub;

  Matches(Page page, Hub hub) {
    this.page = page;
    this.hub = hub;
  }

  void addTo(Commands commands) {
    commands.add("matches", "", "Shows the matches that are played.", line -> page.say(list(hub.ask("matches"))));
    commands.add("watch", "MATCH", "Shows a match as text until unwatch.", this::watch);
    commands.add("unwatch", "", "Shows it no longer.", line -> {
      hub.ask("unwatch");
      page.say("You look on no longer.");
    });
  }

  private void watch(Line line) throws Refused, WrongUsage {
    String word = line.demandWord();
    Map<String, Object> match = hub.ask("watch", "match",
        Line.number(word.startsWith("#") ? word.substring(1) : word));
    page.say("You look on at " + line(match) + ". Type unwatch when it is enough.");
  }

  private static String list(Map<String, Object> answer) {
    String list = Json.lines(answer, "matches", Matches::line);
    return list.isEmpty() ? "Nobody plays now." : list;
  }

  private static String line(Map<String, Object> match) {
    String rival = Json.text(match, "challenger");
    String state = Boolean.TRUE.equals(match.get("paused")) ? ", paused"
        : Json.number(match, "started_at") > 0 ? "" : ", not begun";
    return "#" + (long) Json.number(match, "id") + " " + Json.text(match, "game") + ": " + Json.text(match, "host")
        + " – " + (rival.isEmpty() ? "nobody yet" : rival) + state;
  }
}
