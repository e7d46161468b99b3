package hubbub.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Done;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.Say;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrowdIT {
  private static final int CROWD = 10_000;

  @TempDir
  private Path folder;

  @Test
  @DisplayName("Ten thousand people come, are counted, speak and go")
  void tenThousand_comeAndGo() {
    try (RoomsServer server = RoomsServer.in(folder,
        new JsonObject().put("bus", new JsonObject().put("timeoutSeconds", 30)))) {
      all(i -> server.bus.call(RoomsApi.ATTACH,
          new Attach("s" + i, "b1", "user" + i, List.of("user"), "rwci", List.of(), false)));
      assertThat(server.ask(RoomsApi.PEOPLE, Done.DONE).people()).hasSize(CROWD);
      assertThat(server.ask(RoomsApi.ROOM, new OfRoom("general")).members()).hasSize(CROWD);
      all(i -> server.bus.call(RoomsApi.SAY, new Say("s" + i, "general", "hello")));
      assertThat(server.ask(RoomsApi.ROOM, new OfRoom("general")).seq()).isEqualTo(2L * CROWD);
      all(i -> server.bus.call(RoomsApi.DETACH, new OfSession("s" + i)));
      assertThat(server.ask(RoomsApi.PEOPLE, Done.DONE).people()).isEmpty();
      assertThat(server.ask(RoomsApi.ROOM, new OfRoom("general")).total()).isZero();
    }
  }

  private static void all(IntFunction<Future<?>> request) {
    Await.result(Future.all(IntStream.range(0, CROWD).mapToObj(request).toList()));
  }
}
