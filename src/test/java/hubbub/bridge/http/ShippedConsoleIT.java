package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.PackagedHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page with the console that is shipped, in a real browser, where there is one. */
class ShippedConsoleIT {
  private static final String ENTER = "\uE007";
  private static final String TAB = "\uE004";

  @TempDir
  private static Path folder;
  private static PackagedHub hub;

  @BeforeAll
  static void start() {
    Browser.assumeInstalled();
    hub = PackagedHub.start(folder.resolve("hub"), "hub.json");
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  @DisplayName("The administrator signs in, completes a command, edits a file and leaves")
  void administrator_works() throws IOException {
    Path note = Files.writeString(Files.createTempFile("note", ".txt"), "first\n");
    try (Browser browser = Browser.open(folder)) {
      browser.go("http://127.0.0.1:" + hub.http() + "/console.html").sees("#log", "Please enter your username:")
          .type("#line", "admin" + ENTER).sees("#asks", "Password")
          .type("#line", PackagedHub.ADMIN_PASSWORD + ENTER).sees("#log", "Welcome, admin.")
          .sees("#status", "Connected as admin");
      browser.type("#line", "hel" + TAB);
      Await.until("it is completed", () -> "help ".equals(
          browser.evaluate("return document.getElementById('line').value")));
      browser.type("#line", ENTER).sees("#log", "Shows what there is");
      browser.type("#line", "edit " + note + ENTER).sees("#files", note.toString())
          .type("#files textarea", "second").click("#files button").sees("#log", "Saved " + note);
      browser.screenshot(Path.of("target", "console-page-shipped.png"));
      assertThat(note).hasContent("first\nsecond");
      Await.until("the newest line is in sight", () -> Boolean.TRUE.equals(browser.evaluate(
          "const log = document.getElementById('log');"
              + "return log.scrollTop + log.clientHeight >= log.scrollHeight - 8")));
      browser.type("#line", "quit" + ENTER).sees("#status", "Goodbye.");
      assertThat(browser.complaints()).isEmpty();
    } finally {
      Files.delete(note);
    }
  }
}
