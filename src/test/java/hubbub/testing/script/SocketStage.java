package hubbub.testing.script;

import hubbub.contract.CloseReason;
import hubbub.testing.WebSocketWire;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Plays transcripts over websockets against a hub that runs; knows no directives. */
public final class SocketStage implements Stage, AutoCloseable {
  private static final int BINARY = 2;

  private final Map<String, WebSocketWire> clients = new LinkedHashMap<>();
  private final int port;
  private final String path;

  /** A stage whose clients all connect to this path. */
  public SocketStage(int port, String path) {
    this.port = port;
    this.path = path;
  }

  /** Returns a client's connection, made if it was not yet. */
  public WebSocketWire client(String name) {
    return clients.computeIfAbsent(name, first -> WebSocketWire.open(port, path));
  }

  @Override
  public void send(String client, String text) {
    client(client).text(text);
  }

  @Override
  public void sendBytes(String client, byte[] bytes) {
    client(client).frame(BINARY, true, bytes);
  }

  @Override
  public Optional<String> next(String client) {
    return Optional.of(client(client).received().next());
  }

  @Override
  public Optional<String> unasked() {
    return clients.entrySet().stream()
        .flatMap(entry -> entry.getValue().received().unread().stream().map(text -> entry.getKey() + "< " + text))
        .findFirst();
  }

  @Override
  public CloseReason end(String client) {
    String how = client(client).received().awaitEnd();
    return Arrays.stream(CloseReason.values())
        .filter(reason -> how.equals("close " + reason.code() + " " + reason.sentence())).findFirst()
        .orElseThrow(() -> new AssertionError("the client was closed with: " + how));
  }

  @Override
  public void leave(String client) {
    client(client).close(CloseReason.NORMAL.code());
  }

  @Override
  public void direct(String directive) {
    throw new IllegalArgumentException("a hub that runs takes no directives");
  }

  @Override
  public void close() {
    clients.values().forEach(WebSocketWire::close);
  }
}
