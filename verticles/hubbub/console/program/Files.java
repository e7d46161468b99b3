package hubbub.console.program;

import hubbub.console.program.Command.WrongUsage;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Files of the user this program runs as, in {@code file} packets: edited at the page, kept there or sent here. */
final class Files {
  private static final long LARGEST = 512 << 10;

  private final Page page;
  private final Set<String> expected = new HashSet<>();

  Files(Page page) {
    this.page = page;
  }

  void addTo(Commands commands) {
    commands.addForWizards("edit", "FILE", "Opens a text file in the page, where it can be saved.", line -> {
      String name = name(line);
      send("edit", name, java.nio.file.Files.exists(Path.of(name)) ? read(name) : "");
      expected.add(name);
    });
    commands.addForWizards("download", "FILE", "Sends a text file to the page.", line -> {
      String name = name(line);
      send("download", name, read(name));
    });
    commands.addForWizards("upload", "FILE", "Asks the page for a file, and keeps it under this name.", line -> {
      String name = name(line);
      send("upload", name, "");
      expected.add(name);
    });
  }

  /** Takes a file that the page sends: one that it was asked for. */
  void take(Map<String, Object> file) {
    String name = Json.text(file, "name");
    if (!expected.contains(name) || !(file.get("content") instanceof String content)) {
      page.say("No such file was asked for.");
      return;
    }
    try {
      java.nio.file.Files.writeString(Path.of(name), content);
      page.say("Saved " + name + ", " + java.nio.file.Files.size(Path.of(name)) + " bytes.");
    } catch (IOException problem) {
      page.say(problem(name, problem));
    }
  }

  private void send(String action, String name, String content) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("action", action);
    file.put("name", name);
    file.put("content", content);
    page.send("file", file);
  }

  private static String name(Line line) throws WrongUsage, Refused {
    String name = line.demandRest();
    String home = System.getProperty("user.home", "/");
    if (name.indexOf('\0') >= 0) {
      throw new WrongUsage();
    }
    Path path = Path.of(name.startsWith("~/") ? home + name.substring(1) : name).toAbsolutePath().normalize();
    if (java.nio.file.Files.isDirectory(path)) {
      throw new Refused(path + " is a folder.");
    }
    return path.toString();
  }

  private static String read(String name) throws Refused {
    try {
      if (java.nio.file.Files.size(Path.of(name)) > LARGEST) {
        throw new Refused(name + " is too large: at most " + LARGEST + " bytes go through here.");
      }
      return java.nio.file.Files.readString(Path.of(name));
    } catch (IOException problem) {
      throw new Refused(problem(name, problem));
    }
  }

  private static String problem(String name, IOException problem) {
    return switch (problem) {
      case NoSuchFileException missing -> "There is no " + name + ".";
      case CharacterCodingException notText -> name + " is not text in UTF-8.";
      default -> name + " cannot be used: " + problem.getClass().getSimpleName();
    };
  }
}
