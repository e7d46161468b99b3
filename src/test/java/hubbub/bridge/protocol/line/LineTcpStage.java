package hubbub.bridge.protocol.line;

import hubbub.contract.CloseReason;
import hubbub.testing.script.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Plays transcripts over TCP against a hub that runs; knows no directives, and of ends only one's own. */
final class LineTcpStage implements Stage, AutoCloseable {
  private final Map<String, LineClient> clients = new LinkedHashMap<>();
  private final int port;

  LineTcpStage(int port) {
    this.port = port;
  }

  @Override
  public void send(String client, String text) {
    client(client).type(text);
  }

  @Override
  public void sendBytes(String client, byte[] bytes) {
    client(client).wire().send(bytes);
  }

  @Override
  public Optional<String> next(String client) {
    return Optional.of(client(client).next());
  }

  @Override
  public Optional<String> unasked() {
    return clients.entrySet().stream()
        .flatMap(entry -> entry.getValue().lines().unread().stream().map(line -> entry.getKey() + "< " + line))
        .findFirst();
  }

  @Override
  public CloseReason end(String client) {
    String how = client(client).lines().awaitEnd();
    if (!how.equals("eof") || !client(client).lines().all().getLast().equals("* Goodbye.")) {
      throw new AssertionError("the connection ended with " + how);
    }
    return CloseReason.NORMAL;
  }

  @Override
  public void leave(String client) {
    client(client).wire().endOutput();
  }

  @Override
  public void direct(String directive) {
    throw new IllegalArgumentException("a hub that runs takes no directives");
  }

  @Override
  public void close() {
    clients.values().forEach(LineClient::close);
  }

  private LineClient client(String name) {
    return clients.computeIfAbsent(name, first -> LineClient.connect(port));
  }
}
