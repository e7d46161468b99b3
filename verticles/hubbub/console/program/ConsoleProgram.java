package hubbub.console.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The program itself: connects to the page and to the hub, and does what is typed, one line after the other. What it
 * needs to know is in its environment, and nothing of that may be shown to anybody:
 *
 * <pre>
 * HUBBUB_CONSOLE_CODE      what it shows to the hub to be let in, once
 * HUBBUB_CONSOLE_USERNAME  whose console it is
 * HUBBUB_CONSOLE_PORT      where on this machine the hub waits for it
 * HUBBUB_BUS               host:port of the hub's event bus, where it can be reached
 * HUBBUB_TOKEN             what it shows there
 * HUBBUB_SECRETS           a file that has code and token in its two lines, in the place of the two variables
 * </pre>
 */
public final class ConsoleProgram {
  private final Page page;
  private final Hub hub;
  private final Commands commands;
  private final Files files;
  private final Shell shell;
  private List<String> roles = List.of();

  private ConsoleProgram(Page page, Map<String, String> environment) {
    this.page = page;
    this.hub = new Hub(environment.getOrDefault("HUBBUB_BUS", ""), environment.getOrDefault("HUBBUB_TOKEN", ""),
        new Events(page)::show);
    this.files = new Files(page);
    this.shell = new Shell(page);
    this.commands = new Commands(page, this::audience);
  }

  /** Runs until the page is gone or somebody quits; any other end is a crash. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> environment = environment();
    Page page = Page.open(Integer.parseInt(environment.getOrDefault("HUBBUB_CONSOLE_PORT", "9125")),
        environment.getOrDefault("HUBBUB_CONSOLE_USERNAME", ""), environment.getOrDefault("HUBBUB_CONSOLE_CODE", ""));
    ConsoleProgram program = new ConsoleProgram(page, environment);
    program.furnish();
    program.greet();
    program.run();
    System.exit(0);
  }

  private static Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    String secrets = environment.get("HUBBUB_SECRETS");
    if (secrets != null) {
      List<String> lines = java.nio.file.Files.readAllLines(Path.of(secrets));
      environment.put("HUBBUB_CONSOLE_CODE", lines.get(0));
      environment.put("HUBBUB_TOKEN", lines.get(1));
    }
    return environment;
  }

  private void furnish() {
    new Talking(page, hub).addTo(commands);
    new Matches(page, hub).addTo(commands);
    new Operating(page, hub).addTo(commands);
    files.addTo(commands);
    shell.addTo(commands);
  }

  private void greet() {
    try {
      Map<String, Object> hello = hub.ask("hello");
      roles = Json.texts(hello, "roles");
      hub.listen(Json.text(hello, "console"));
      page.say("Welcome, " + Json.text(hello, "person") + ". Type help to see what you can do.");
      commands.aliases(hub.ask("aliases"));
      Map<String, Object> welcome = hub.ask("enter");
      page.say("You are in " + String.join(", ", Json.texts(welcome, "rooms")) + "."
          + waiting((int) Json.number(welcome, "inbox")));
    } catch (Refused refused) {
      page.say(refused.getMessage());
    }
  }

  private static String waiting(int messages) {
    return switch (messages) {
      case 0 -> "";
      case 1 -> " A message waited for you.";
      default -> " " + messages + " messages waited for you.";
    };
  }

  private void run() throws IOException {
    for (Optional<Map<String, Object>> packet = page.next(); packet.isPresent(); packet = page.next()) {
      Object data = packet.get().get("data");
      switch (Json.text(packet.get(), "type")) {
        case "command", "input" -> {
          if (data instanceof String line && commands.run(line)) {
            return;
          }
        }
        case "file" -> files.take(Json.asObject(data));
        case "completion" -> page.send("completion", commands.names());
        case "quit" -> {
          return;
        }
        default -> System.err.println("A packet of an unknown type was left alone.");
      }
    }
  }

  // The hub may have been away when this began.
  private Command.Audience audience() {
    if (roles.isEmpty()) {
      try {
        roles = Json.texts(hub.ask("hello"), "roles");
      } catch (Refused away) {
        return Command.Audience.EVERYBODY;
      }
    }
    return Command.Audience.of(roles);
  }
}
