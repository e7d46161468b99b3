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
      browser.go("http://127.0.0.1:" + hub.http() + "/").sees("#login h2", "Come in").type("#username", "admin")
          .type("#password", PackagedHub.ADMIN_PASSWORD + ENTER).sees("#leave", "Sign out")
          .click("a[href='#/console']").sees("#console-log", "Please enter your username:")
          .type("#console-line", ENTER).sees("#console-asks", "Password")
          .type("#console-line", PackagedHub.ADMIN_PASSWORD + ENTER).sees("#console-log", "Welcome, admin.")
          .sees("#status", "Signed in as admin");
      browser.type("#console-line", "hel" + TAB);
      Await.until("it is completed", () -> "help ".equals(
          browser.evaluate("return document.getElementById('console-line').value")));
      browser.type("#console-line", ENTER).sees("#console-log", "Shows what there is");
      browser.type("#console-line", "edit " + note + ENTER).sees(".files h3", note.toString())
          .type(".files textarea", "second\uE009s\uE000").sees("#console-log", "Saved " + note);
      browser.screenshot(Path.of("target", "web-console-shipped.png"));
      assertThat(note).hasContent("first\nsecond");
      Await.until("the newest line is in sight", () -> Boolean.TRUE.equals(browser.evaluate(
          "const log = document.getElementById('console-log');"
              + "return log.scrollTop + log.clientHeight >= log.scrollHeight - 8")));
      browser.type("#console-line", "quit" + ENTER).sees("#status", "Goodbye.");
      // The first thing the page asks is whether it has a login already.
      assertThat(browser.complaints()).allMatch(line -> line.contains("/api/me/") && line.contains("401"));
    } finally {
      Files.delete(note);
    }
  }
}
