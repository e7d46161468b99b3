package hubbub.console.program;

import hubbub.console.program.Command.Action;
import hubbub.console.program.Command.Audience;
import hubbub.console.program.Command.WrongUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The table of what can be typed, and the person's own words for it. */
final class Commands {
  private static final int DEEPEST_ALIAS = 10;

  private final Page page;
  private final Supplier<Audience> audience;
  private final Map<String, Command> table = new TreeMap<>();
  private final Map<String, String> aliases = new TreeMap<>();
  private boolean over;

  /** Makes a table, of which {@code audience} sees its part. */
  Commands(Page page, Supplier<Audience> audience) {
    this.page = page;
    this.audience = audience;
    add("help", "[COMMAND]", "Shows what there is, or how a command is used.", this::help);
    add("password", "", "Asks for a new password.", line -> page.send("password_request",
        "Please enter your new --#password:"));
    add("quit", "", "Ends this console.", line -> {
      page.send("quit", "");
      over = true;
    });
  }

  /** Adds a command for everybody. */
  void add(String name, String usage, String summary, Action action) {
    table.put(name, new Command(name, usage, summary, Audience.EVERYBODY, action));
  }

  /** Adds a command for wizards. */
  void addForWizards(String name, String usage, String summary, Action action) {
    table.put(name, new Command(name, usage, summary, Audience.WIZARDS, action));
  }

  /** Adds a command for administrators. */
  void addForAdmins(String name, String usage, String summary, Action action) {
    table.put(name, new Command(name, usage, summary, Audience.ADMINS, action));
  }

  /** Takes over the person's aliases. */
  void aliases(Map<String, Object> kept) {
    aliases.clear();
    Json.objects(kept, "aliases").forEach(one -> aliases.put(Json.text(one, "name"), Json.text(one, "text")));
  }

  /** Returns the words that may stand first in a line. */
  List<String> names() {
    List<String> names = new ArrayList<>(mine().stream().map(Command::name).toList());
    names.addAll(aliases.keySet());
    return names;
  }

  /** Returns the aliases, one in a line. */
  String aliasList() {
    return aliases.isEmpty() ? "You have no aliases." : String.join("\n",
        aliases.entrySet().stream().map(alias -> alias.getKey() + " = " + alias.getValue()).toList());
  }

  /** Does what a line says; tells whether this was the last one. */
  boolean run(String typed) {
    Line line = new Line(unaliased(typed));
    line.word().ifPresent(word -> find(word).ifPresentOrElse(command -> run(command, line), () -> unknown(word)));
    return over;
  }

  private void run(Command command, Line line) {
    try {
      command.action().run(line);
    } catch (WrongUsage wrong) {
      page.say("Usage: " + command.form());
    } catch (Refused refused) {
      page.say(refused.getMessage());
    }
  }

  private void help(Line line) {
    Optional<String> word = line.word();
    if (word.isEmpty()) {
      page.say(list());
    } else {
      find(word.get()).ifPresentOrElse(
          command -> page.say("Usage: " + command.form() + "\n" + command.summary()), () -> unknown(word.get()));
    }
  }

  private String list() {
    List<Command> mine = mine();
    int width = mine.stream().mapToInt(command -> command.form().length()).max().orElse(0);
    return String.join("\n", mine.stream().map(command -> command.form()
        + " ".repeat(width + 2 - command.form().length()) + command.summary()).toList());
  }

  private void unknown(String word) {
    page.say("There is no command " + word + "."
        + Suggestion.of(word, names()).map(known -> " Did you mean " + known + "?").orElse(" Type help to see them."));
  }

  private Optional<Command> find(String word) {
    return Optional.ofNullable(table.get(word)).filter(command ->
        command.audience() == Audience.EVERYBODY || command.audience().compareTo(audience.get()) <= 0);
  }

  private List<Command> mine() {
    Audience mine = audience.get();
    return table.values().stream().filter(command -> command.audience().compareTo(mine) <= 0).toList();
  }

  private String unaliased(String typed) {
    String text = typed;
    for (int i = 0; i < DEEPEST_ALIAS; i++) {
      Line line = new Line(text);
      String meant = line.word().map(aliases::get).orElse(null);
      if (meant == null) {
        return text;
      }
      text = meant + " " + line.rest();
    }
    return text;
  }
}
