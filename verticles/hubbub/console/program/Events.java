package hubbub.console.program;

import java.util.Map;

/** Shows what the hub tells by itself. */
final class Events {
  private final Page page;

  Events(Page page) {
    this.page = page;
  }

  void show(Map<String, Object> event) {
    String who = Json.text(event, "who");
    String text = Json.text(event, "text");
    page.say(switch (Json.text(event, "kind")) {
      case "said" -> "[" + Json.text(event, "room") + "] " + who + ": " + text;
      case "direct" -> who + " tells you: " + text;
      case "broadcast" -> "*** " + text;
      case "frame" -> Screen.text(Json.asObject(event.get("frame")));
      default -> text;
    });
  }
}
