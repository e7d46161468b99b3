package hubbub.bridge.protocol.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.Browser;
import hubbub.testing.PageRules;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library that pages use for SockJS, in a real browser, where there is one. */
class SockJsClientIT {
  private static final String LIBRARY = "/META-INF/resources/webjars/sockjs-client/1.6.1/dist/sockjs.min.js";

  @BeforeAll
  static void requireBrowser() {
    Browser.assumeInstalled();
  }

  @Test
  @DisplayName("A page connects with its cookie, asks, listens, is told what is refused, and why the hub goes")
  void page_usesTheBus(@TempDir Path folder) throws IOException {
    try (EventBusRig rig = new EventBusRig(folder.resolve("data"), EventBusRig.section());
        Browser browser = Browser.open(folder)) {
      String origin = "http://127.0.0.1:" + rig.port();
      browser.go(origin + "/eventbus/").evaluate("document.cookie = 'hubbub=" + rig.signUp("ann") + "; path=/'");
      browser.evaluate(library());
      browser.evaluate("""
          window.got = [];
          window.bus = new SockJS('/eventbus');
          bus.onopen = () => {
            bus.send(JSON.stringify({type: 'ping'}));
            bus.send(JSON.stringify({type: 'register', address: 'test.event.one'}));
            bus.send(JSON.stringify({type: 'send', address: 'auth.ban', replyAddress: 'no', body: {}}));
            bus.send(JSON.stringify({type: 'send', address: 'test.echo.one', replyAddress: 'yes', body: {a: 'ö'}}));
          };
          bus.onmessage = ({data}) => got.push(data);
          bus.onclose = ({code, reason}) => got.push(code + ' ' + reason);""");
      sees(browser, "\"address\":\"yes\",\"body\":{\"a\":\"ö\"}");
      sees(browser, "You may not use the address auth.ban like this.");
      rig.bus().publish(EventBusRig.EVENTS, new JsonObject().put("text", "it happens"));
      sees(browser, "it happens");
      assertThat(browser.evaluate("return bus.transport")).isEqualTo("websocket");
      // The address is no page, so that it names no icon.
      PageRules.assertQuiet(browser, "favicon.ico");
      rig.hub().stop("bridge");
      sees(browser, "1012 The hub restarts.");
      rig.hub().start("bridge");
    }
  }

  private static void sees(Browser browser, String text) {
    Await.until("the page got " + text, () -> browser.evaluate("return got.join('\\n')").toString().contains(text));
  }

  private static String library() throws IOException {
    try (InputStream script = SockJsClientIT.class.getResourceAsStream(LIBRARY)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
