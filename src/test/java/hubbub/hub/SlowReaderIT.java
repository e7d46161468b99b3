package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Await;
import hubbub.testing.ChatMasterClient;
import hubbub.testing.RwciClient;
import hubbub.testing.TcpWire;
import hubbub.testing.WebSocketWire;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People who do not read while others talk. More is said than the system keeps for a socket, so that the hub has to
 * keep the rest or let it go; the neighbours hear each line before they say the next, on both event loops.
 */
class SlowReaderIT {
  private static final int OUTBOX = 262_144;
  private static final int ROUNDS = 1_000;
  private static final int RECEIVE_BUFFER = 4_096;
  private static final String SENTENCE = "The client read too slowly.";
  private static final String PADDING = " " + "x".repeat(8_000);

  @TempDir
  private Path folder;
  private final List<RwciClient> rwci = new ArrayList<>();
  private final List<ChatMasterClient> chatmaster = new ArrayList<>();
  private Siege siege;

  @AfterEach
  void end() {
    // Whoever is stalled holds up the hub's end for as long as it may take to close.
    rwci.forEach(RwciClient::close);
    chatmaster.forEach(ChatMasterClient::close);
    siege.close();
  }

  @Test
  @DisplayName("Each costs no more than its outbox, is closed and told so when it reads on; others hear everything")
  void stalledReaders_areClosedAndTold() {
    begin(60);
    for (int i = 0; i < 4; i++) {
      stallRwci("stalled " + i);
      stallChatmaster("stuck " + i);
    }
    PooledByteBufAllocator shared = PooledByteBufAllocator.DEFAULT;
    long before = shared.pinnedDirectMemory();
    for (int i = 0; i < ROUNDS && (i % 50 > 0 || siege.neighbours().gone().size() < 8); i++) {
      siege.neighbours().talk(PADDING);
      assertThat(shared.pinnedDirectMemory() - before).isLessThan(8L * OUTBOX + 1_000_000);
    }
    assertThat(siege.neighbours().gone()).hasSize(8);
    // All at once: each has only a minute to read what it was told and to close.
    rwci.forEach(client -> client.wire().wire().resume());
    chatmaster.forEach(client -> client.wire().resume());
    for (RwciClient client : rwci) {
      assertThat(client.awaitEnd()).isEqualTo("close 4103 " + SENTENCE);
      assertThat(client.packets().getLast())
          .isEqualTo(RwciClient.packet("direct_message").put("author", "server").put("message", SENTENCE));
      assertBeginning(client.packets().stream());
      client.close();
    }
    for (ChatMasterClient client : chatmaster) {
      assertThat(client.awaitEnd()).isEqualTo("eof");
      List<JsonObject> heard = client.packages().all().stream().map(parcel -> parcel.getJsonObject("data")).toList();
      assertThat(heard.getLast()).isEqualTo(new JsonObject().put("message", SENTENCE).put("username", "server"));
      assertBeginning(heard.stream());
      client.close();
    }
    Await.until("what they cost is free", () -> shared.pinnedDirectMemory() - before < 1_000_000);
    siege.assertUnharmed();
  }

  @Test
  @DisplayName("Who never reads on is cut off when its time to close is up")
  void neverReading_isCutOff() {
    begin(1);
    RwciClient never = stallRwci("never");
    ChatMasterClient atAll = stallChatmaster("at all");
    for (int i = 0; i < ROUNDS; i++) {
      siege.neighbours().talk(PADDING);
    }
    assertThat(siege.neighbours().gone()).containsExactlyInAnyOrder("never", "at all");
    Await.until("both are cut off", () -> cut(() -> never.wire().raw((byte) 0)));
    Await.until("both are cut off", () -> cut(() -> atAll.wire().send(" ")));
    siege.assertUnharmed();
  }

  @Test
  @DisplayName("Who takes one package at a time gets the newest lines, and is told how many were skipped")
  void pacedReader_isToldWhatItMissed() {
    begin(60);
    ChatMasterClient bare = ChatMasterClient.connectBare(siege.hub().port("tcp"));
    chatmaster.add(bare);
    bare.login("one by one");
    int first = siege.neighbours().said().size();
    for (int i = 0; i < ROUNDS / 2; i++) {
      siege.neighbours().talk(PADDING);
    }
    siege.neighbours().talk(" done");
    bare.awaitMessage(siege.neighbours().said().getLast());
    List<String> heard = lines(bare.packages().all().stream().map(parcel -> parcel.getJsonObject("data")));
    List<String> said = siege.neighbours().said().subList(first, siege.neighbours().said().size());
    long skipped = heard.stream().filter(line -> line.endsWith(" skipped"))
        .mapToLong(line -> Long.parseLong(line.split(" ")[0])).sum();
    List<String> whole = heard.stream().filter(line -> !line.endsWith(" skipped")).toList();
    assertThat(whole).hasSizeLessThan(said.size() / 2).isSubsetOf(said).doesNotHaveDuplicates();
    assertThat(whole.size() + skipped).isEqualTo(said.size());
    siege.assertUnharmed();
  }

  private void begin(int closeSeconds) {
    siege = Siege.in(folder, new JsonObject().put("messagesPerSecond", 10_000).put("outboxBytes", OUTBOX)
        .put("closeSeconds", closeSeconds));
  }

  private RwciClient stallRwci(String name) {
    int port = siege.hub().port("http");
    RwciClient client = new RwciClient(WebSocketWire.start(TcpWire.open(port, RECEIVE_BUFFER), port, "/rwci"));
    rwci.add(client);
    assertThat(client.wire().handshake()).contains(" 101 ");
    client.enter(name, "secret").wire().wire().stall();
    return client;
  }

  private ChatMasterClient stallChatmaster(String name) {
    ChatMasterClient client =
        new ChatMasterClient(TcpWire.open(siege.hub().port("tcp"), RECEIVE_BUFFER), "\n");
    chatmaster.add(client);
    assertThat(client.login(name).getJsonObject("data").getValue("status")).isEqualTo(true);
    client.wire().stall();
    return client;
  }

  // What came at all is the beginning of what was said, without a hole, and far from all of it.
  private void assertBeginning(Stream<JsonObject> packets) {
    List<String> heard = lines(packets);
    List<String> lines = heard.subList(0, heard.size() - 1);
    assertThat(lines.size() * 8_000).isBetween(OUTBOX, ROUNDS * 8_000);
    assertThat(siege.neighbours().said()).startsWith(lines.toArray(String[]::new));
  }

  private static List<String> lines(Stream<JsonObject> packets) {
    return packets.map(packet -> packet.getString("message")).filter(Objects::nonNull).toList();
  }

  private static boolean cut(Runnable send) {
    try {
      send.run();
      return false;
    } catch (RuntimeException gone) {
      return true;
    }
  }
}
