package hubbub.bridge.protocol.line;

import hubbub.conf.Conf;
import hubbub.contract.CloseReason;
import hubbub.testing.script.ScriptedPeer;
import hubbub.testing.script.ScriptedStage;
import hubbub.testing.script.Stage;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays transcripts line by line before a hub in memory: what a client says gets its LF, what it gets loses it. */
final class LineStage implements Stage {
  final ScriptedStage stage = ScriptedStage.stream(services -> {
    Conf options = Conf.of(new JsonObject());
    LineProtocol protocol = new LineProtocol(options, services);
    options.done();
    return protocol;
  });
  private final Map<String, Deque<String>> lines = new LinkedHashMap<>();

  @Override
  public void send(String client, String text) {
    sendRaw(client, text + "\n");
  }

  /** Sends a piece of a stream. */
  void sendRaw(String client, String text) {
    lines(client);
    stage.send(client, text);
  }

  @Override
  public void sendBytes(String client, byte[] bytes) {
    lines(client);
    stage.sendBytes(client, bytes);
  }

  @Override
  public Optional<String> next(String client) {
    return Optional.ofNullable(lines(client).poll());
  }

  /** Returns all that a client got since it was last looked at. */
  List<String> all(String client) {
    List<String> all = List.copyOf(lines(client));
    lines(client).clear();
    return all;
  }

  @Override
  public Optional<String> unasked() {
    return lines.keySet().stream().filter(client -> !lines(client).isEmpty()).findFirst()
        .map(client -> client + "< " + lines(client).peek());
  }

  @Override
  public CloseReason end(String client) {
    return stage.end(client);
  }

  @Override
  public void leave(String client) {
    stage.leave(client);
  }

  @Override
  public void direct(String directive) {
    stage.direct(directive);
  }

  ScriptedPeer peer(String client) {
    return stage.peer(client);
  }

  private Deque<String> lines(String client) {
    Deque<String> split = lines.computeIfAbsent(client, first -> new ArrayDeque<>());
    ScriptedPeer peer = stage.peer(client);
    while (!peer.sent().isEmpty()) {
      String sent = peer.sent().poll().toString();
      if (!sent.endsWith("\n")) {
        throw new AssertionError("no whole lines: " + sent);
      }
      split.addAll(List.of(sent.substring(0, sent.length() - 1).split("\n", -1)));
    }
    return split;
  }
}
