package hubbub.checker;

import hubbub.bus.Pulse;
import hubbub.testing.Await;
import hubbub.testing.LocalHub;
import java.time.Duration;
import java.util.Locale;

/** The hub in this process under its own supervisor: single verticles of it crash. */
record SupervisedPatient(LocalHub hub) implements Patient {
  private static final Duration BACK = Duration.ofSeconds(10);

  @Override
  public int http() {
    return hub.port("http");
  }

  @Override
  public int tcp() {
    return hub.port("tcp");
  }

  @Override
  public void suffer(Trouble trouble) {
    String noun = switch (trouble) {
      case ROOMS, AUTH, BRIDGE -> trouble.name().toLowerCase(Locale.ROOT);
      default -> throw new IllegalArgumentException(trouble.toString());
    };
    hub.crash(noun);
    Await.until(noun + " serves again", BACK, () -> serves(noun));
  }

  private boolean serves(String noun) {
    return Await.result(Pulse.of(hub.vertx(), noun, 1, Duration.ofSeconds(1))) == Pulse.READY;
  }
}
