package hubbub.checker;

import hubbub.checker.Evidence.Connection;
import hubbub.testing.RwciClient;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** A member over RWCI that is told the place of each message and asks for what it missed when it comes back. */
final class RwciMember implements Member {
  static final String ROOM = "general";
  private static final String PASSWORD = "a long enough password";
  private static final int PAGE = 200;

  private final String name;
  private final IntSupplier port;
  private final List<Connection> connections = new ArrayList<>();
  private Optional<Id> last = Optional.empty();

  RwciMember(String name, IntSupplier port) {
    this.name = name;
    this.port = port;
  }

  @Override
  public String name() {
    return name;
  }

  List<Connection> connections() {
    return List.copyOf(connections);
  }

  @Override
  public Optional<Talk> connect() {
    try {
      RwciClient client = RwciClient.connect(port.getAsInt());
      try {
        if (!Boolean.TRUE.equals(client.login(name, PASSWORD, "ids", "history").getBoolean("success"))) {
          client.close();
          return Optional.empty();
        }
        return Optional.of(resume(client));
      } catch (AssertionError | UncheckedIOException cutOff) {
        client.close();
        return Optional.empty();
      }
    } catch (AssertionError | UncheckedIOException notYet) {
      return Optional.empty();
    }
  }

  /** A connection that ends while this is going on counts as none: nothing of it is kept, and so nothing is missed. */
  private Talk resume(RwciClient client) {
    List<Line> missed = new ArrayList<>();
    boolean recovered = true;
    boolean more = last.isPresent();
    while (more) {
      Id after = missed.isEmpty() ? last.get() : missed.getLast().id();
      JsonObject page = client.historyAfter(ROOM, after.toString(), PAGE);
      List<Line> lines = lines(page.getJsonArray("messages").stream().map(JsonObject.class::cast));
      missed.addAll(lines);
      recovered = page.getBoolean("complete");
      more = recovered && !lines.isEmpty();
    }
    return new Connected(client, missed, recovered);
  }

  /** The whole log up to an id, read backwards page by page. */
  static List<Line> logBefore(RwciClient client, Id end) {
    List<Line> log = new ArrayList<>();
    String before = end.toString();
    boolean more = true;
    while (more) {
      JsonObject page = client.historyBefore(ROOM, before, PAGE);
      List<Line> lines = lines(page.getJsonArray("messages").stream().map(JsonObject.class::cast));
      log.addAll(0, lines);
      more = !lines.isEmpty();
      before = more ? lines.getFirst().id().toString() : before;
    }
    return log;
  }

  private static List<Line> lines(Stream<JsonObject> packets) {
    return packets.map(RwciMember::line).toList();
  }

  static Line line(JsonObject packet) {
    return new Line(Id.parse(packet.getString("id")), packet.getString("author"), packet.getString("message"));
  }

  private static boolean isMessage(JsonObject packet, String channel) {
    return "message".equals(packet.getString("type")) && channel.equals(packet.getString("channel"));
  }

  private final class Connected implements Talk {
    private final RwciClient client;
    private final List<Line> missed;
    private final boolean recovered;

    private Connected(RwciClient client, List<Line> missed, boolean recovered) {
      this.client = client;
      this.missed = missed;
      this.recovered = recovered;
    }

    @Override
    public void say(String text) {
      client.say(text);
    }

    @Override
    public boolean ended() {
      return client.wire().received().end().isPresent();
    }

    @Override
    public boolean hears(String text, Duration limit) {
      return client.wire().received().find(packet -> packet.contains(text), limit).isPresent();
    }

    @Override
    public int came() {
      return client.wire().received().count();
    }

    @Override
    public void cut() {
      client.wire().reset();
    }

    @Override
    public void keep(boolean lasted) {
      client.close();
      List<Line> live = lines(client.packets().stream().filter(packet -> isMessage(packet, ROOM)));
      connections.add(new Connection(last, missed, recovered, live, lasted));
      if (!missed.isEmpty()) {
        last = Optional.of(missed.getLast().id());
      }
      if (!live.isEmpty() && (last.isEmpty() || live.getLast().id().follows(last.get()))) {
        last = Optional.of(live.getLast().id());
      }
    }
  }
}
