package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.ChatMasterClient;
import hubbub.testing.LocalHub;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Two decent people in the lobby, one over each protocol, whom nothing that others do wrong may concern. */
final class Neighbours implements AutoCloseable {
  /** What RWCI tells everybody, as these two do. */
  static final Set<String> TOLD_TO_ALL = Set.of("join", "quit", "message");

  private static final Set<String> COMING_AND_GOING = Set.of("join", "quit");
  private static final Set<String> WELCOME = Set.of("auth", "user_list", "channel_list", "default_channel");

  private final RwciClient rosa;
  private final ChatMasterClient carl;
  private final List<String> said = new ArrayList<>();

  Neighbours(LocalHub hub) {
    rosa = RwciClient.connect(hub.port("http")).enter("rosa", "secret");
    carl = ChatMasterClient.connect(hub.port("tcp"));
    carl.login("carl");
    rosa.await("join", "username", "carl");
  }

  /** Both say something, and each hears the other. */
  void talk() {
    talk("");
  }

  /** Both say something that ends with this, and each hears the other. */
  void talk(String more) {
    String question = "rosa " + said.size() + more;
    rosa.say(question);
    carl.awaitMessage(question);
    String answer = "carl " + said.size() + more;
    carl.say(answer);
    rosa.await("message", "message", answer);
    said.addAll(List.of(question, answer));
  }

  /** Returns everything said until now, oldest first. */
  List<String> said() {
    return List.copyOf(said);
  }

  /** Waits until somebody has gone, as all others see it; not for what came before others' words were waited for. */
  void awaitQuit(String name) {
    rosa.await("quit", "username", name);
  }

  /** Returns the names of those who have gone, as all others saw it. */
  List<String> gone() {
    return rosa.packets().stream().filter(packet -> packet.getString("type").equals("quit"))
        .map(packet -> packet.getString("username")).toList();
  }

  /** Waits until both have heard a line of somebody else, which from then on is one they may hear. */
  void awaitLine(String line) {
    carl.awaitMessage(line);
    rosa.await("message", "message", line);
    said.add(line);
  }

  /** Both are well, and but for each other's words, lines waited for, and comings and goings they heard nothing. */
  void assertUndisturbed() {
    talk();
    assertThat(rosa.packets().stream().filter(packet -> !WELCOME.contains(packet.getString("type")))
        .filter(packet -> !COMING_AND_GOING.contains(packet.getString("type"))).map(Neighbours::line))
        .isEqualTo(said);
    assertThat(carl.packages().all().stream().skip(2)
        .filter(parcel -> !parcel.getString("type").equals("notification"))
        .map(parcel -> line(parcel.getJsonObject("data"))))
        .isEqualTo(said.stream().filter(line -> !line.startsWith("carl ")).toList());
  }

  @Override
  public void close() {
    rosa.close();
    carl.close();
  }

  // What is no message shows up whole.
  private static String line(JsonObject packet) {
    return packet.getString("message", packet.encode());
  }
}
