package hubbub.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Alive;
import hubbub.contract.ErrorCode;
import hubbub.contract.rooms.Fill;
import hubbub.contract.rooms.HistoryQuery;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.Page;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomEvent.Kind;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.SetTopic;
import hubbub.testing.Await;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryIT {
  @TempDir
  private Path folder;
  private RoomsServer server;

  @BeforeEach
  void start() {
    server = RoomsServer.in(folder, new JsonObject()
        .put("history", new JsonObject().put("lines", 64).put("days", 7).put("page", 50))
        .put("limits", new JsonObject().put("burst", 1_000_000)));
    server.enter("ann", "general");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  @DisplayName("History is for members, and has messages and topics only; filling has all events")
  void history_isForMembers() {
    server.enter("bob", "random");
    server.say("ann", "general", "one");
    server.ask(RoomsApi.TOPIC, new SetTopic("root", "general", "Tea"));
    server.refused(RoomsApi.HISTORY, query("bob", "", 0, 0, 10), ErrorCode.NOT_MEMBER);
    server.refused(RoomsApi.HISTORY, query("nobody", "", 0, 0, 10), ErrorCode.NO_SUCH_SESSION);
    assertThat(history("", 0, 0, 10).events()).extracting(RoomEvent::kind).containsExactly(Kind.SAID, Kind.TOPIC);
    assertThat(fill(0, 10).events()).extracting(RoomEvent::kind)
        .containsExactly(Kind.JOINED, Kind.SAID, Kind.TOPIC);
    server.refused(RoomsApi.FILL, new Fill("nowhere", 0, 10), ErrorCode.NO_SUCH_ROOM);
  }

  @ParameterizedTest(name = "restarted: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("Asking on after the last line of each whole page gives everything, once, from memory and from the log")
  void after_givesEverything(boolean restarted) {
    say(30);
    restart(restarted);
    List<String> all = new ArrayList<>();
    long after = 1;
    Page page = history("", after, 0, 7);
    while (!page.events().isEmpty()) {
      assertThat(page.whole()).isTrue();
      assertThat(page.events()).hasSizeLessThanOrEqualTo(7);
      page.events().forEach(event -> all.add(event.text()));
      after = page.events().getLast().seq();
      page = history(page.epoch(), after, 0, 7);
    }
    assertThat(page.whole()).isTrue();
    assertThat(all).containsExactlyElementsOf(texts(0, 30));
  }

  @ParameterizedTest(name = "restarted: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("The newest page, and those before it, are whole once nothing older is kept")
  void before_leadsToTheBeginning(boolean restarted) {
    say(10);
    restart(restarted);
    Page newest = history("", 0, 0, 4);
    assertThat(newest.events()).extracting(RoomEvent::text).containsExactlyElementsOf(texts(6, 10));
    assertThat(newest.whole()).isFalse();
    Page middle = history(newest.epoch(), 0, newest.events().getFirst().seq(), 4);
    assertThat(middle.events()).extracting(RoomEvent::text).containsExactlyElementsOf(texts(2, 6));
    assertThat(middle.whole()).isFalse();
    Page first = history(newest.epoch(), 0, middle.events().getFirst().seq(), 4);
    assertThat(first.events()).extracting(RoomEvent::text).containsExactlyElementsOf(texts(0, 2));
    assertThat(first.whole()).isTrue();
    assertThat(history("", 0, 0, 10).whole()).isTrue();
    assertThat(history("", 0, 0, 1_000_000).events()).hasSize(10);
    assertThat(history("", 0, 0, 0).events()).hasSize(1);
  }

  @Test
  @DisplayName("Another epoch, or a number that was never given, is not recoverable: the newest page instead")
  void strangeNumbers_areNotRecoverable() {
    say(10);
    for (Page page : List.of(history("other", 3, 0, 4), history("other", 0, 0, 4), history("", 1_000, 0, 4))) {
      assertThat(page.whole()).isFalse();
      assertThat(page.epoch()).isNotEqualTo("other");
      assertThat(page.events()).extracting(RoomEvent::text).containsExactlyElementsOf(texts(6, 10));
    }
    Page upToDate = history("", 11, 0, 4);
    assertThat(upToDate.whole()).isTrue();
    assertThat(upToDate.events()).isEmpty();
  }

  @ParameterizedTest(name = "restarted: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("The newest lines are kept, older ones are trimmed in batches, and who asks for those is told")
  void oldLines_areTrimmed(boolean restarted) {
    say(200);
    restart(restarted);
    if (restarted) {
      say(64);
    }
    Await.until("trimmed", () -> !fill(0, 10).whole());
    Page page = history("", 2, 0, 50);
    assertThat(page.whole()).isFalse();
    assertThat(page.events()).hasSize(50);
    List<RoomEvent> kept = all();
    assertThat(kept.size()).isBetween(64, 64 + 2 * 8);
    assertThat(kept.getLast().seq()).isEqualTo(server.ask(RoomsApi.ROOM, new OfRoom("general")).seq());
  }

  @Test
  @DisplayName("People who come and go do not push messages out, until all events are four times as many")
  void comingAndGoing_keepsMessages() {
    say(40);
    for (int i = 0; i < 90; i++) {
      server.enter("bob", "general");
      server.ask(RoomsApi.DETACH, new OfSession("bob"));
    }
    assertThat(history("", 0, 0, 50).events()).hasSize(40);
    for (int i = 0; i < 60; i++) {
      server.enter("bob", "general");
      server.ask(RoomsApi.DETACH, new OfSession("bob"));
    }
    assertThat(history("", 0, 0, 50).events()).hasSizeLessThan(40);
    Page rest = fill(0, 1_000);
    assertThat(rest.whole()).isFalse();
    assertThat(rest.events().size()).isBetween(256 - 8, 256 + 8);
  }

  @Test
  @DisplayName("What is older than the time to keep is trimmed, also in a silent room")
  void oldAge_isTrimmed() {
    say(20);
    server.clock.advance(Duration.ofDays(7).plusMillis(1));
    Await.until("trimmed", () -> {
      server.bus.call(RoomsApi.ALIVE, new Alive(RoomsServer.BRIDGE));
      return !fill(0, 10).whole();
    });
    assertThat(fill(0, 1_000).events()).noneMatch(event -> event.kind() == Kind.SAID);
  }

  @Test
  @DisplayName("Filling a gap is whole where its first event follows the number asked for")
  void fill_closesGaps() {
    say(10);
    Page page = fill(4, 3);
    assertThat(page.whole()).isTrue();
    assertThat(page.events()).extracting(RoomEvent::seq).containsExactly(5L, 6L, 7L);
    assertThat(fill(11, 3)).isEqualTo(new Page(page.epoch(), true, List.of()));
    assertThat(fill(12, 3)).isEqualTo(new Page(page.epoch(), false, List.of()));
    server.restart();
    assertThat(fill(4, 3)).isEqualTo(page);
  }

  private void say(int messages) {
    IntStream.range(0, messages).forEach(i -> server.say("ann", "general", "line " + i));
  }

  private void restart(boolean restarted) {
    if (restarted) {
      server.restart();
      server.ask(RoomsApi.ATTACH, RoomsServer.resumed(RoomsServer.account("ann", "ann", "rwci"), "general"));
    }
  }

  private List<RoomEvent> all() {
    List<RoomEvent> found = new ArrayList<>();
    Page page = fill(0, 1_000);
    while (!page.events().isEmpty()) {
      found.addAll(page.events());
      page = fill(page.events().getLast().seq(), 1_000);
    }
    return found;
  }

  private Page fill(long after, int limit) {
    return server.ask(RoomsApi.FILL, new Fill("general", after, limit));
  }

  private Page history(String epoch, long after, long before, int limit) {
    return server.ask(RoomsApi.HISTORY, query("ann", epoch, after, before, limit));
  }

  private static HistoryQuery query(String session, String epoch, long after, long before, int limit) {
    return new HistoryQuery(session, "general", epoch, after, before, limit);
  }

  private static List<String> texts(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "line " + i).toList();
  }
}
