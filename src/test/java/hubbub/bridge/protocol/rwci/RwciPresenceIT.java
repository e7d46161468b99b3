package hubbub.bridge.protocol.rwci;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.LocalHub;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Existing clients keep their list of people by user_list, join and quit alone, and one of them dies on a surprise. */
class RwciPresenceIT {
  private static final int CLIENTS = 40;

  @TempDir
  private Path folder;

  @RepeatedTest(3)
  @DisplayName("In a storm of comings and goings nobody is told of a going without a coming, nor of a coming twice")
  void storm_leavesEverybodyWithTheSameList() throws Exception {
    try (LocalHub hub = LocalHub.in(folder); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RwciClient>> coming = IntStream.range(0, CLIENTS)
          .mapToObj(i -> threads.submit(() -> comeAndGo(hub.port("http"), i))).toList();
      List<RwciClient> staying = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        RwciClient client = coming.get(i).get();
        if (i % 2 == 0) {
          staying.add(client);
        }
      }
      Set<String> expected = new TreeSet<>(IntStream.range(0, CLIENTS).filter(i -> i % 2 == 0).mapToObj(i -> "p" + i)
          .toList());
      for (RwciClient client : staying) {
        Await.until("the same list: " + expected, () -> listed(client).equals(expected));
      }
      staying.forEach(RwciClient::close);
    }
  }

  @RepeatedTest(3)
  @DisplayName("In a storm of joinings and leavings every member of a room can tell who is in it")
  void roomStorm_leavesEverybodyWithTheSameMembers() throws Exception {
    try (LocalHub hub = LocalHub.in(folder); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<RwciClient> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(RwciClient.connect(hub.port("http")).enter("p" + i, "secret", "rooms"));
      }
      List<Future<?>> joining = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        boolean stays = i % 2 == 0;
        RwciClient client = clients.get(i);
        joining.add(threads.submit(() -> joinAndLeave(client, stays)));
      }
      for (Future<?> joined : joining) {
        joined.get();
      }
      Set<String> expected = new TreeSet<>(IntStream.range(0, CLIENTS).filter(i -> i % 2 == 0).mapToObj(i -> "p" + i)
          .toList());
      for (int i = 0; i < CLIENTS; i += 2) {
        RwciClient client = clients.get(i);
        Await.until("the same members: " + expected, () -> members(client).equals(expected));
      }
      clients.forEach(RwciClient::close);
    }
  }

  private static void joinAndLeave(RwciClient client, boolean stays) {
    client.send(RwciClient.packet("join_channel").put("channel", "garden").put("create", true)).await("channel_joined");
    if (!stays) {
      client.send(RwciClient.packet("leave_channel").put("channel", "garden")).await("channel_left");
    }
  }

  private static Set<String> members(RwciClient client) {
    Set<String> members = new TreeSet<>();
    for (JsonObject packet : client.packets()) {
      String name = packet.getString("username", "");
      switch (packet.getString("type")) {
        case "channel_joined" -> {
          packet.getJsonArray("members").forEach(member -> members.add((String) member));
          assertThat(packet.getInteger("total")).isEqualTo(members.size());
        }
        case "channel_join" -> assertThat(members.add(name)).as("%s joins", name).isTrue();
        case "channel_leave" -> assertThat(members.remove(name)).as("%s leaves", name).isTrue();
        default -> { }
      }
    }
    return members;
  }

  /** The odd ones go again as soon as they are in. */
  private static RwciClient comeAndGo(int port, int number) {
    RwciClient client = RwciClient.connect(port).enter("p" + number, "secret");
    if (number % 2 == 1) {
      client.close();
    }
    return client;
  }

  private static Set<String> listed(RwciClient client) {
    Set<String> people = new TreeSet<>();
    String self = "";
    for (JsonObject packet : client.packets()) {
      String name = packet.getString("username", "");
      switch (packet.getString("type")) {
        case "user_list" -> packet.getJsonArray("users").forEach(user -> people.add((String) user));
        case "join" -> {
          boolean own = self.isEmpty();
          self = own ? name : self;
          assertThat(people.add(name)).as("join of %s to %s", name, self).isEqualTo(!own);
        }
        case "quit" -> assertThat(people.remove(name)).as("quit of %s to %s", name, self).isTrue();
        default -> { }
      }
    }
    return people;
  }
}
