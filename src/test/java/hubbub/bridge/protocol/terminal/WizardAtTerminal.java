package hubbub.bridge.protocol.terminal;

import hubbub.testing.TerminalClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests in which somebody new is at the terminal, in a folder of the own, each time. */
abstract class WizardAtTerminal {
  @TempDir
  static Path folder;
  static Wizards wizards;
  static int people;

  String token;
  TerminalClient ann;

  @BeforeAll
  static void start() {
    wizards = new Wizards(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    wizards.close();
  }

  @BeforeEach
  void enter() {
    token = wizards.token("ann" + ++people);
    ann = wizards.enter(token, folder.resolve("w" + people));
  }

  @AfterEach
  void leave() {
    Wizards.end(ann);
  }

  /** Runs a command, and returns all that it says. */
  String said(String command) {
    return ann.whole(command).getJsonObject("output").getString("combined");
  }

  /** Returns a file of the folder that commands begin in. */
  Path work(String file) {
    return folder.resolve("w" + people).resolve(file);
  }
}
