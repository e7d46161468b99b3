package hubbub.bridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.rooms.Person;
import hubbub.contract.rooms.Pulse;
import hubbub.contract.rooms.RoomsApi;
import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.LocalHub;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those at a bridge notice of it that rooms, or they themselves, go on at another node. */
class HandoverIT {
  private static final int REQUEST_SECONDS = 30;

  @TempDir
  private Path folder;

  @Test
  @DisplayName("Who asked the rooms before they began anew is told so soon, and not when the request's time is over")
  void askedBefore_isToldSoon() {
    JsonObject bridge = LocalHub.allProtocols().put("requestMillis", REQUEST_SECONDS * 1_000);
    try (LocalHub hub = LocalHub.in(folder, bridge);
        RwciClient ann = RwciClient.connect(hub.port("http")).enter("ann", "password of ann", "history")) {
      hub.hanging("rooms", () -> {
        long start = System.nanoTime();
        ann.say("to nobody");
        // The bridge answers this itself, behind what came before it.
        ann.send(RwciClient.packet("user_list")).await("user_list");
        bus(hub).publish(RoomsApi.STARTED, new Pulse("another start", false, 0, List.of()));
        assertThat(ann.await("error").getString("code")).isEqualTo("unavailable");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(REQUEST_SECONDS / 2));
      });
      Await.until("the rooms are asked again", () -> {
        ann.say("to all");
        return ann.find("message", Duration.ofMillis(200)).isPresent();
      });
    }
  }

  @Test
  @DisplayName("A guest who leaves a node of a cluster that drains may come by another one at once; accounts are kept")
  void guestOfDrainingNode_isGoneAtOnce() throws InterruptedException {
    try (LocalHub hub = LocalHub.clustered(folder, LocalHub.allProtocols())) {
      // Two of each, since the bridge has two instances, which end by themselves when everybody has gone.
      List<RwciClient> mute = List.of(account(hub, "ann"), account(hub, "bea"));
      List<RwciClient> going = List.of(account(hub, "eve"), account(hub, "fay"));
      List<ChatMasterClient> guests = List.of(guest(hub, "gus"), guest(hub, "hal"));
      mute.forEach(one -> one.wire().stayMute());
      Thread stopping = Thread.ofVirtual().start(() -> hub.stop("bridge"));
      guests.forEach(ChatMasterClient::awaitEnd);
      going.forEach(RwciClient::awaitEnd);
      Await.until("the guests have gone", Duration.ofSeconds(3), () -> people(hub).size() == 4);
      assertThat(people(hub)).containsExactlyInAnyOrder("ann", "bea", "eve", "fay");
      mute.forEach(one -> one.wire().reset());
      stopping.join();
      assertThat(people(hub)).isEmpty();
    }
  }

  private static RwciClient account(LocalHub hub, String name) {
    return RwciClient.connect(hub.port("http")).enter(name, "password of " + name);
  }

  private static ChatMasterClient guest(LocalHub hub, String name) {
    ChatMasterClient guest = ChatMasterClient.connect(hub.port("tcp"));
    assertThat(guest.login(name).encode()).contains("\"status\":true");
    return guest;
  }

  private static List<String> people(LocalHub hub) {
    return Await.result(bus(hub).call(RoomsApi.PEOPLE, Done.DONE)).people().stream().map(Person::name).toList();
  }

  private static Bus bus(LocalHub hub) {
    return new Bus(hub.vertx(), Duration.ofSeconds(5));
  }
}
