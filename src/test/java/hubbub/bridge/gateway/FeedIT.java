package hubbub.bridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.rooms.ActInRoom;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomsApi;
import hubbub.testing.Await;
import hubbub.testing.HeldMessages;
import hubbub.testing.LocalHub;
import hubbub.testing.RwciClient;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One subscription of a bridge instance serves all who are in a room there, while they come and go. The hub has two
 * instances, and so does everybody here have a neighbour.
 */
class FeedIT {
  @TempDir
  private Path folder;

  @Test
  @DisplayName("Who joins while the last of the others leaves is in the room: hears it, speaks in it and can leave it")
  void lastLeaves_whoIsJoiningStays() {
    joining((hub, before) -> before.forEach(FeedIT::leave));
  }

  @Test
  @DisplayName("Who joins a room that is closed meanwhile, and so makes it anew, is in the new one")
  void closedMeanwhile_whoIsJoiningIsInTheNewOne() {
    joining((hub, before) -> {
      Await.result(bus(hub).call(RoomsApi.DELETE, new ActInRoom("admin", "garden")));
      before.forEach(one -> one.await("channel_delete"));
    });
  }

  @Test
  @DisplayName("Who is in a room that seems to be another one, and cannot be asked for now, hears it all the same")
  void notToBeAskedFor_isHeardOn() {
    try (LocalHub hub = LocalHub.in(folder)) {
      List<RwciClient> inside = people(hub, "ann", "bob");
      inside.forEach(FeedIT::join);
      try (HeldMessages asking = HeldMessages.to(hub.vertx(), RoomsApi.ROOM)) {
        bus(hub).publish(RoomsApi.EVENT.of("garden"),
            new RoomEvent("garden", "another log", 1, 1, RoomEvent.Kind.SAID, "ann", "of another room"));
        // Of two instances, one at least has asked once more: nobody has answered in time.
        asking.await(inside.size() + 1);
      }
      stay(inside);
      inside.forEach(one -> assertThat(one.texts()).doesNotContain("of another room"));
    }
  }

  @Test
  @DisplayName("Who is gone when the joining is answered leaves nothing behind: nobody listens to the room any more")
  void goneWhileJoining_leavesNothing() {
    try (LocalHub hub = LocalHub.in(folder)) {
      List<RwciClient> all = people(hub, "ann", "bob");
      try (HeldMessages answers = HeldMessages.answers(hub.vertx(), "members")) {
        askToJoin(all.getFirst());
        answers.await(1);
        all.getFirst().close();
        all.getLast().await("quit", "username", "ann");
      }
      DeliveryOptions soon = new DeliveryOptions().setSendTimeout(500);
      Await.until("nobody listens to the room", () -> {
        Future<?> heard = hub.vertx().eventBus()
            .request(RoomsApi.EVENT.of("garden").address(), new JsonObject(), soon);
        Await.until("it is heard, or not", heard::isComplete);
        return heard.cause() instanceof ReplyException problem
            && problem.failureType() == ReplyFailure.NO_HANDLERS;
      });
    }
  }

  /** Some ask to join the room, and while they are on the way something happens to those who are in it. */
  private void joining(BiConsumer<LocalHub, List<RwciClient>> meanwhile) {
    try (LocalHub hub = LocalHub.in(folder)) {
      List<RwciClient> before = people(hub, "ann", "bob");
      List<RwciClient> coming = people(hub, "cem", "dan");
      before.forEach(FeedIT::join);
      try (HeldMessages asking = HeldMessages.to(hub.vertx(), RoomsApi.JOIN)) {
        coming.forEach(FeedIT::askToJoin);
        asking.await(coming.size());
        meanwhile.accept(hub, before);
      }
      coming.forEach(one -> one.await("channel_joined"));
      stay(coming);
    }
  }

  private static void stay(List<RwciClient> coming) {
    for (RwciClient one : coming) {
      one.say("garden", "it rains");
      coming.forEach(other -> other.await("message", "message", "it rains"));
    }
    coming.forEach(FeedIT::leave);
  }

  private static Bus bus(LocalHub hub) {
    return new Bus(hub.vertx(), Duration.ofSeconds(5));
  }

  private static List<RwciClient> people(LocalHub hub, String... names) {
    return Stream.of(names).map(name -> RwciClient.connect(hub.port("http")).enter(name, "secret", "rooms")).toList();
  }

  private static void join(RwciClient one) {
    askToJoin(one);
    one.await("channel_joined");
  }

  private static void askToJoin(RwciClient one) {
    one.send(RwciClient.packet("join_channel").put("channel", "garden").put("create", true));
  }

  private static void leave(RwciClient one) {
    one.send(RwciClient.packet("leave_channel").put("channel", "garden")).await("channel_left");
  }
}
