package hubbub.testing.script;

import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Protocol;
import hubbub.bridge.spi.Services;
import hubbub.contract.CloseReason;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Plays transcripts against an adapter without a network, before a hub in memory. What a client sends while
 * the adapter has stopped reading is heard when it reads again.
 */
public final class ScriptedStage implements Stage {
  private final Script script = new Script();
  private final ScriptedAccounts accounts = new ScriptedAccounts(script);
  private final ScriptedChat chat = new ScriptedChat(script, accounts);
  private final ScriptedMatches matches = new ScriptedMatches(script);
  private final ScriptedTerminals terminals = new ScriptedTerminals();
  private final ScriptedConsoles consoles = new ScriptedConsoles();
  private final Directives directives =
      new Directives(this, script, new Directives.Hub(accounts, chat, matches));
  private final Map<String, ScriptedPeer.Handshake> handshakes = new LinkedHashMap<>();
  private final Map<String, Client> clients = new LinkedHashMap<>();
  private final Protocol protocol;
  private final boolean websocket;

  private ScriptedStage(Function<Services, Protocol> adapter, boolean websocket) {
    this.protocol = adapter.apply(new Services(accounts, chat, matches, terminals, consoles));
    this.websocket = websocket;
  }

  /** Plays an adapter that speaks text messages. */
  public static ScriptedStage websocket(Function<Services, Protocol> adapter) {
    return new ScriptedStage(adapter, true);
  }

  /** Plays an adapter that speaks a stream of bytes. */
  public static ScriptedStage stream(Function<Services, Protocol> adapter) {
    return new ScriptedStage(adapter, false);
  }

  /** Returns the terminal sessions of the hub in memory. */
  public ScriptedTerminals terminals() {
    return terminals;
  }

  /** Returns the consoles of the hub in memory. */
  public ScriptedConsoles consoles() {
    return consoles;
  }

  /** Returns a client's peer, connected if it was not yet. */
  public ScriptedPeer peer(String client) {
    return client(client).peer;
  }

  @Override
  public void send(String client, String text) {
    act(client, websocket ? conversation -> conversation.text(text)
        : conversation -> conversation.bytes(Buffer.buffer(text)));
  }

  @Override
  public void sendBytes(String client, byte[] bytes) {
    act(client, conversation -> conversation.bytes(Buffer.buffer(bytes)));
  }

  @Override
  public Optional<String> next(String client) {
    return Optional.ofNullable(peer(client).sent().poll()).map(Buffer::toString);
  }

  @Override
  public Optional<String> unasked() {
    return clients.entrySet().stream().filter(entry -> !entry.getValue().peer.sent().isEmpty()).findFirst()
        .map(entry -> entry.getKey() + "< " + entry.getValue().peer.sent().peek());
  }

  @Override
  public CloseReason end(String client) {
    return peer(client).end().orElseThrow(() -> new AssertionError("the client is still connected"));
  }

  @Override
  public void leave(String client) {
    Client gone = client(client);
    gone.peer.gone();
    bury();
  }

  @Override
  public void direct(String directive) {
    directives.run(directive);
    bury();
  }

  /** The handshake of a client that is yet to come carries a token, and asks for a target; either may be empty. */
  void handshake(String client, String token, String target) {
    handshakes.put(client,
        new ScriptedPeer.Handshake(Optional.of(token).filter(given -> !given.isEmpty()), target));
  }

  /** Lets a client's conversation hear something, as soon as it reads. */
  public void act(String client, Consumer<Conversation> what) {
    Client acting = client(client);
    acting.peer.hear(() -> what.accept(acting.conversation));
    bury();
  }

  void pass(long millis) {
    chat.pass(millis);
    clients.values().forEach(client -> client.peer.pass(millis));
  }

  private Client client(String name) {
    Client known = clients.get(name);
    if (known != null) {
      return known;
    }
    ScriptedPeer peer = new ScriptedPeer("peer-" + clients.size(),
        handshakes.getOrDefault(name, new ScriptedPeer.Handshake(Optional.empty(), "")));
    Client fresh = new Client(peer, protocol.open(peer));
    clients.put(name, fresh);
    fresh.conversation.opened();
    return fresh;
  }

  // A connection that has ended takes its session along, and the conversation is told once, as by the bridge.
  private void bury() {
    boolean more = true;
    while (more) {
      more = false;
      for (Client client : clients.values()) {
        if (!client.peer.open() && !client.buried) {
          client.buried = true;
          more = true;
          client.conversation.closed();
          chat.sessions.stream().filter(session -> session.on(client.peer)).toList()
              .forEach(ScriptedSession::end);
          matches.left(client.peer);
        }
      }
    }
  }

  private static final class Client {
    private final ScriptedPeer peer;
    private final Conversation conversation;
    private boolean buried;

    Client(ScriptedPeer peer, Conversation conversation) {
      this.peer = peer;
      this.conversation = conversation;
    }
  }
}
