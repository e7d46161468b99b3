package hubbub.modules.guide;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.PackagedHub;
import hubbub.testing.PageRules;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code modules/README.md} tells to paste into the console of a browser. */
class PageGuideIT {
  @TempDir
  private Path folder;

  @BeforeAll
  static void requireBrowser() {
    Browser.assumeInstalled();
  }

  @Test
  @DisplayName("Who pastes the guide's lines into the console of a browser as admin sees what is said in the lobby")
  void pasted_showsWhatIsSaid() {
    String pasted = Guide.read(GuideIT.TEXT).stream().filter(block -> block.language().equals("js"))
        .map(Guide.Block::text).filter(text -> text.contains("/eventbus/websocket")).findFirst().orElseThrow();
    try (PackagedHub hub = PackagedHub.start(folder, "hub.json", Map.of("auth.json", PackagedHub.cheapPasswords()));
        RwciClient ann = RwciClient.connect(hub.http()).enter("ann", "secret")) {
      Browser admin = Browser.open(folder);
      try {
        admin.go("http://127.0.0.1:" + hub.http() + "/").type("#username", "admin")
            .type("#password", PackagedHub.ADMIN_PASSWORD).click("button[value=in]").sees("#status", "Signed in");
        admin.evaluate("window.shown = []; console.log = text => shown.push(text);" + pasted);
        Await.until("the page is at the bus, and shows what is said", () -> {
          ann.say("it rains");
          return ((JsonArray) admin.evaluate("return shown")).contains("ann: it rains");
        });
      } finally {
        PageRules.leave(List.of(admin), "/api/me/");
      }
    }
  }
}
