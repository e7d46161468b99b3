package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Browser;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of the contract as the hub serves it, in a real browser where there is one. */
class ContractPageIT {
  private static final String WIDER = "return document.documentElement.scrollWidth - window.innerWidth";

  @RegisterExtension
  static final WebServer SERVER = new WebServer(Path.of("webroot"));

  @TempDir
  private Path folder;

  @Test
  @DisplayName("The page has what is said at an address, and everybody can read it: light at a desk, dark on phones")
  void page_isReadable() {
    Browser.assumeInstalled();
    try (Browser browser = Browser.open(folder)) {
      browser.go("http://127.0.0.1:" + SERVER.port() + "/contract/#rooms.say")
          .sees("#rooms\\.say", "rooms.Said").sees("#NOT_MEMBER", "You are not in this room.");
      browser.screenshot(Path.of("target", "contract-page.png"));
      assertThat(browser.barriers()).isEmpty();
      browser.likes(true).screen(390, 844, 2).go("http://127.0.0.1:" + SERVER.port() + "/contract/?small#rooms.RoomEvent");
      browser.sees("#rooms\\.RoomEvent", "epoch");
      browser.screenshot(Path.of("target", "contract-page-small.png"));
      assertThat(browser.barriers()).isEmpty();
      assertThat((Integer) browser.evaluate(WIDER)).isLessThanOrEqualTo(0);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  @DisplayName("Programs get the AsyncAPI document with its type")
  void document_isServed() {
    HttpResponse<String> answer = SERVER.get("/contract/asyncapi.json");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json; charset=utf-8");
    assertThat(new JsonObject(answer.body()).getString("asyncapi")).isEqualTo("3.0.0");
  }
}
