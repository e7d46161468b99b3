package hubbub.checker;

import hubbub.checker.Evidence.Heard;
import hubbub.checker.Evidence.Hearing;
import hubbub.testing.ChatMasterClient;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** A guest over ChatMaster with newlines: it is told no places and cannot ask for what it missed. */
final class ChatMasterMember implements Member {
  /** Who speaks for the hub; that is not part of the room's log. */
  private static final String HUB = "server";

  private final String name;
  private final IntSupplier port;
  private final List<Hearing> connections = new ArrayList<>();

  ChatMasterMember(String name, IntSupplier port) {
    this.name = name;
    this.port = port;
  }

  @Override
  public String name() {
    return name;
  }

  List<Hearing> connections() {
    return List.copyOf(connections);
  }

  @Override
  public Optional<Talk> connect() {
    try {
      ChatMasterClient client = ChatMasterClient.connect(port.getAsInt());
      try {
        JsonObject session = client.login(name).getJsonObject("data");
        if (Boolean.TRUE.equals(session.getValue("status"))) {
          return Optional.of(new Connected(client));
        }
        client.close();
      } catch (AssertionError | UncheckedIOException cutOff) {
        client.close();
      }
      return Optional.empty();
    } catch (UncheckedIOException notYet) {
      return Optional.empty();
    }
  }

  private static boolean isMessage(JsonObject parcel) {
    return "message".equals(parcel.getString("type"))
        && !HUB.equals(parcel.getJsonObject("data").getString("username"));
  }

  private static Heard heard(JsonObject parcel) {
    JsonObject data = parcel.getJsonObject("data");
    return new Heard(data.getString("username"), data.getString("message"));
  }

  private final class Connected implements Talk {
    private final ChatMasterClient client;

    private Connected(ChatMasterClient client) {
      this.client = client;
    }

    @Override
    public void say(String text) {
      client.say(text);
    }

    @Override
    public boolean ended() {
      return client.packages().end().isPresent();
    }

    @Override
    public boolean hears(String text, Duration limit) {
      return client.packages().find(parcel -> isMessage(parcel) && heard(parcel).text().equals(text), limit)
          .isPresent();
    }

    @Override
    public int came() {
      return client.packages().count();
    }

    @Override
    public void cut() {
      client.wire().reset();
    }

    @Override
    public void keep(boolean lasted) {
      client.close();
      List<Heard> live = client.packages().all().stream().filter(ChatMasterMember::isMessage)
          .map(ChatMasterMember::heard).toList();
      connections.add(new Hearing(live, lasted));
    }
  }
}
