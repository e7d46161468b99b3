package hubbub.matches;

import static hubbub.matches.MatchesServer.told;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.bus.Bus;
import hubbub.contract.Alive;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.games.Seat;
import hubbub.contract.matches.ActOnMatch;
import hubbub.contract.matches.MatchEvent;
import hubbub.contract.matches.MatchEvent.Kind;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.Role;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.Said;
import hubbub.contract.rooms.Tell;
import hubbub.testing.Await;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchRoomsIT {
  @TempDir
  private Path folder;
  private MatchesServer server;

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  @DisplayName("The real rooms have a room for each match, where start, score and result are told, and close it later")
  void realRooms_tellTheMatch() {
    server = MatchesServer.in(folder, new JsonObject());
    Await.result(server.vertx.deployVerticle("java:hubbub.rooms.RoomsVerticle", new DeploymentOptions()
        .setConfig(new JsonObject().put("store", new JsonObject().put("folder", folder.resolve("rooms").toString())))));
    long match = server.create("Ann");
    Await.until("the room is there", () -> server.bus.call(RoomsApi.ROOM, new OfRoom("match-1"))
        .toCompletionStage().toCompletableFuture().handle((room, problem) -> problem == null).join());
    List<RoomEvent> room = server.heard(RoomsApi.EVENT.of("match-1"));
    play(match);
    server.pong.score(match, 1, 0);
    passUntil(room, 2);
    server.pong.score(match, 1, 3);
    passUntil(room, 3);
    server.pong.over(match, Seat.CHALLENGER, 2, 5);
    Await.until("everything is told", () -> room.size() == 4);
    assertThat(room).extracting(RoomEvent::text).containsExactly("Ann plays bob: pong.", "Ann 1:0 bob", "Ann 1:3 bob",
        "bob wins 5:2 against Ann. bob has now 1050 points, Ann 950.");
    assertThat(room).extracting(RoomEvent::who).containsOnly("server");
    server.pass(Duration.ofSeconds(299));
    assertThat(server.ask(RoomsApi.ROOM, new OfRoom("match-1")).room()).isEqualTo("match-1");
    server.pass(Duration.ofSeconds(1));
    Await.until("the room is closed", () -> room.getLast().kind() == RoomEvent.Kind.CLOSED);
  }

  @Test
  @DisplayName("Where matches have no rooms, the rooms are asked nothing")
  void switchedOff_saysNothing() {
    server = MatchesServer.in(folder);
    Rooms rooms = new Rooms();
    long match = server.playing("ann", "bob");
    finish(match);
    server.pass(Duration.ofHours(1));
    assertThat(rooms.asked).isEmpty();
  }

  @Test
  @DisplayName("A deleted match says so in its room, and a forfeit why")
  void otherEnds_areTold() {
    server = MatchesServer.in(folder, new JsonObject());
    Rooms rooms = new Rooms();
    server.ask(MatchesApi.DELETE, new ActOnMatch("ann", server.create("ann")));
    Await.until("the deletion is told", () -> rooms.asked.size() == 2);
    long match = server.playing("ann", "bob");
    List<MatchEvent> events = server.heard(match);
    server.leave(match, "bob");
    server.pass(Duration.ofSeconds(30));
    told(events, Kind.END);
    Await.until("everything is told", () -> rooms.asked.size() == 5);
    assertThat(rooms.asked).containsExactly("keep match-1", "tell match-1 The match is over without a result.",
        "keep match-2", "tell match-2 ann plays bob: pong.", "tell match-2 ann wins 0:0, because bob stayed away. "
        + "ann has now 1050 points, bob 950.");
  }

  @Test
  @DisplayName("Rooms that never answer hold nothing up")
  void deafRooms_holdNothingUp() {
    server = MatchesServer.in(folder, new JsonObject());
    Rooms rooms = new Rooms();
    rooms.deaf = true;
    long match = server.playing("ann", "bob");
    finish(match);
    Await.until("a room is asked for", () -> !rooms.asked.isEmpty());
    assertThat(rooms.asked).containsExactly("keep match-1");
    assertThat(server.result(match).winner()).isEqualTo("ann");
  }

  @Test
  @DisplayName("Rooms that were away when the match was made have its room when something is said there")
  void roomsBack_haveTheRoom() {
    server = MatchesServer.in(folder, new JsonObject());
    long match = server.create("ann");
    Rooms rooms = new Rooms();
    play(match);
    Await.until("it is told", () -> rooms.asked.size() == 3);
    assertThat(rooms.asked).containsExactly("tell match-1 ann plays bob: pong.", "keep match-1",
        "tell match-1 ann plays bob: pong.");
  }

  @Test
  @DisplayName("A room that could not be closed in time is closed later, also after a crash")
  void closing_isNotForgotten() {
    server = MatchesServer.in(folder, new JsonObject());
    Rooms before = new Rooms();
    long match = server.playing("ann", "bob");
    finish(match);
    Await.until("the result is told", () -> before.asked.size() == 3);
    before.away();
    server.pass(Duration.ofMinutes(5));
    server.crash();
    server.deploy();
    Rooms after = new Rooms();
    after.rooms.add("match-1");
    server.pass(Duration.ofSeconds(20));
    Await.until("the room is closed", () -> after.rooms.isEmpty());
    assertThat(after.asked).containsExactly("close match-1");
    server.restart();
    server.pass(Duration.ofSeconds(20));
    server.ask(MatchesApi.ALIVE, new Alive("b1"));
    assertThat(after.asked).containsExactly("close match-1");
  }

  private void passUntil(List<RoomEvent> room, int lines) {
    Await.until(lines + " lines are told", () -> {
      server.pass(Duration.ofMillis(100));
      return room.size() == lines;
    });
  }

  private void play(long match) {
    server.join(match, server.get(match).host(), Role.HOST);
    server.join(match, "bob", Role.CHALLENGER);
    server.command(match, "bob", "ready");
    server.command(match, server.get(match).host(), "start_match");
  }

  private void finish(long match) {
    List<MatchEvent> events = server.heard(match);
    server.pong.over(match, Seat.HOST, 5, 0);
    told(events, Kind.END);
  }

  /** Stands in for the rooms. */
  private final class Rooms {
    private final Bus bus = new Bus(server.vertx, Duration.ofSeconds(5));
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Set<String> rooms = ConcurrentHashMap.newKeySet();
    private volatile boolean deaf;

    private Rooms() {
      Await.result(Future.all(List.of(
          bus.serve(RoomsApi.KEEP, keep -> answer("keep " + keep.room(), keep.room(), rooms.add(keep.room()))),
          bus.serve(RoomsApi.TELL, this::tell),
          bus.serve(RoomsApi.CLOSE, of -> answer("close " + of.room(), of.room(), false)
              .onSuccess(done -> rooms.remove(of.room()))))));
    }

    private void away() {
      Await.result(bus.close());
    }

    private Future<Said> tell(Tell tell) {
      return answer("tell " + tell.room() + " " + tell.text(), tell.room(), false).map(done -> new Said(1, 1));
    }

    private Future<Done> answer(String what, String room, boolean made) {
      asked.add(what);
      if (deaf) {
        return Promise.<Done>promise().future();
      }
      return made || rooms.contains(room) ? Future.succeededFuture(Done.DONE)
          : Future.failedFuture(new Fault(ErrorCode.NO_SUCH_ROOM));
    }
  }
}
