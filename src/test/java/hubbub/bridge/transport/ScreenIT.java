package hubbub.bridge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.WebSocketWire;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScreenIT {
  private static final int FRAMES = 2_000;
  private static final String FILLING = " ".repeat(300);

  private final ShoutingServer server =
      new ShoutingServer(new Limits(65_536, 60, 60, 30, 1_000_000, 262_144, 1, 100, 100));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("Who reads sees every frame; who does not leaves some out, and sees the newest one when it reads again")
  void slowViewer_leavesFramesOut() {
    try (WebSocketWire director = login(); WebSocketWire quick = watching(0); WebSocketWire slow = watching(2_048)) {
      slow.stall();
      show(director, quick, FRAMES);
      slow.resume();
      slow.received().await("the newest frame", frame(FRAMES)::equals);
      List<String> seen = slow.received().all();
      assertThat(seen).hasSizeLessThan(FRAMES);
      assertThat(quick.received().all()).hasSize(FRAMES + 1);
      assertThat(numbers(seen)).isSorted().doesNotHaveDuplicates();
      assertThat(server.wires[0].slow()).isZero();
    }
  }

  @Test
  @DisplayName("What is said is heard by a slow viewer too, behind the newest frame that was shown before")
  void saidToSlowViewer_comesInItsPlace() {
    try (WebSocketWire director = login(); WebSocketWire quick = watching(0); WebSocketWire slow = watching(2_048)) {
      slow.stall();
      show(director, quick, FRAMES);
      director.text("the end");
      assertThat(quick.received().next()).isEqualTo("the end");
      slow.resume();
      slow.received().await("the word", "the end"::equals);
      List<String> seen = slow.received().all();
      assertThat(seen).endsWith(frame(FRAMES), "the end").hasSizeLessThan(FRAMES);
    }
  }

  @Test
  @DisplayName("A viewer that goes while it is behind disturbs nobody, and one that comes late sees what is shown then")
  void comingAndGoing_disturbsNobody() {
    try (WebSocketWire director = login(); WebSocketWire quick = watching(0)) {
      WebSocketWire slow = watching(2_048).stall();
      show(director, quick, FRAMES);
      slow.reset();
      Await.until("it is gone", () -> server.wires[0].count() == 2);
      try (WebSocketWire late = watching(0)) {
        director.text("show last");
        assertThat(late.received().next()).isEqualTo("show last");
        assertThat(quick.received().next()).isEqualTo("show last");
      }
    }
  }

  @Test
  @DisplayName("Frames shown in one turn all reach a viewer that keeps up, in order")
  void framesOfOneTurn_allCome() {
    try (WebSocketWire director = login(); WebSocketWire quick = watching(0)) {
      ByteArrayOutputStream glued = new ByteArrayOutputStream();
      for (int i = 1; i <= 20; i++) {
        glued.writeBytes(director.encoded(frame(i)));
      }
      director.raw(glued.toByteArray());
      for (int i = 1; i <= 20; i++) {
        assertThat(quick.received().next()).isEqualTo(frame(i));
      }
    }
  }

  private static void show(WebSocketWire director, WebSocketWire quick, int frames) {
    for (int i = 1; i <= frames; i++) {
      director.text(frame(i));
      if (i % 100 == 0) {
        quick.received().await("frame " + i, frame(i)::equals);
      }
    }
  }

  private static String frame(int number) {
    return "show " + number + FILLING;
  }

  private static List<Integer> numbers(List<String> seen) {
    return seen.stream().filter(text -> text.startsWith("show")).map(text -> Integer.valueOf(text.split(" ")[1]))
        .toList();
  }

  private WebSocketWire watching(int buffer) {
    WebSocketWire client = buffer == 0 ? WebSocketWire.open(server.http(), "/")
        : WebSocketWire.openSmall(buffer, server.http(), "/");
    client.text("login").text("watch");
    assertThat(client.received().next()).isEqualTo("watching");
    return client;
  }

  private WebSocketWire login() {
    WebSocketWire client = WebSocketWire.open(server.http(), "/");
    client.text("login");
    return client;
  }
}
