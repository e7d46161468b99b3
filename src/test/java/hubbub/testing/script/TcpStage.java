package hubbub.testing.script;

import hubbub.contract.CloseReason;
import hubbub.testing.ChatMasterClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays transcripts of bare JSON objects over TCP against a hub that runs. The one directive it knows is {@code
 * called},
 * which says what must have been asked of a hub in memory and is passed over here.
 */
public final class TcpStage implements Stage, AutoCloseable {
  /** What {@link Transcript#needsOnly} may be asked for. */
  public static final List<String> DIRECTIVES = List.of("called");

  private final Map<String, ChatMasterClient> clients = new LinkedHashMap<>();
  private final int port;

  /** A stage whose clients all connect to this port. */
  public TcpStage(int port) {
    this.port = port;
  }

  @Override
  public void send(String client, String text) {
    client(client).wire().send(text);
  }

  @Override
  public void sendBytes(String client, byte[] bytes) {
    client(client).wire().send(bytes);
  }

  @Override
  public Optional<String> next(String client) {
    return Optional.of(client(client).packages().next().encode());
  }

  @Override
  public Optional<String> unasked() {
    return clients.entrySet().stream()
        .flatMap(entry -> entry.getValue().packages().unread().stream().map(json -> entry.getKey() + "< " + json))
        .findFirst();
  }

  @Override
  public CloseReason end(String client) {
    throw new IllegalArgumentException("TCP tells no reason");
  }

  @Override
  public void leave(String client) {
    client(client).wire().endOutput();
  }

  @Override
  public void direct(String directive) {
    if (!DIRECTIVES.contains(directive.split(" ")[0])) {
      throw new IllegalArgumentException("a hub that runs takes no such directive");
    }
  }

  @Override
  public void close() {
    clients.values().forEach(ChatMasterClient::close);
  }

  private ChatMasterClient client(String name) {
    return clients.computeIfAbsent(name, first -> ChatMasterClient.connectBare(port));
  }
}
