package hubbub.busbridge;

import hubbub.access.TokenKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.bridge.BridgeEventType;
import io.vertx.ext.bridge.BridgeOptions;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.eventbus.bridge.tcp.BridgeEvent;
import io.vertx.ext.eventbus.bridge.tcp.TcpEventBusBridge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vert.x's TCP event bus bridge, where nobody but the guard can reach it: on a Unix domain socket in a folder of its
 * own, which nobody else may enter, and whoever comes must first show a ticket that is made for one connection.
 */
final class Library {
  private static final Logger LOG = LoggerFactory.getLogger(Library.class);
  private static final String TICKET = "ticket";
  private static final int TICKET_BYTES = 32;

  private final Vertx vertx;
  private final NetClient client;
  private final SecureRandom random = new SecureRandom();
  private final Set<String> tickets = new HashSet<>();
  private final Set<NetSocket> admitted = new HashSet<>();
  private final Path folder;
  private TcpEventBusBridge bridge;

  Library(Vertx vertx) {
    this.vertx = vertx;
    this.client = vertx.createNetClient();
    try {
      folder = Files.createTempDirectory("hubbub-bus");
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Listens; addresses of other shapes than the rules have are refused here as well. */
  Future<Void> open(List<TokenKind> kinds) {
    BridgeOptions options = new BridgeOptions();
    kinds.forEach(kind -> {
      kind.in().forEach(rule -> options.addInboundPermitted(new PermittedOptions().setAddressRegex(rule.shape())));
      kind.out().forEach(rule -> options.addOutboundPermitted(new PermittedOptions().setAddressRegex(rule.shape())));
    });
    bridge = TcpEventBusBridge.create(vertx, options, new NetServerOptions(), this::asked);
    return bridge.listen(address()).mapEmpty();
  }

  /** Where it listens. */
  SocketAddress address() {
    return SocketAddress.domainSocketAddress(folder.resolve("bus").toString());
  }

  /** Connects; the first frame that comes back is the answer to a ping. */
  Future<NetSocket> connect() {
    byte[] bytes = new byte[TICKET_BYTES];
    random.nextBytes(bytes);
    String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    tickets.add(ticket);
    return client.connect(address())
        .onSuccess(socket -> socket.write(bytes(new JsonObject().put("type", "ping")
            .put("headers", new JsonObject().put(TICKET, ticket)))))
        .onFailure(problem -> tickets.remove(ticket));
  }

  /** Listens no more, ends what is connected and removes the folder. */
  Future<Void> close() {
    return (bridge == null ? Future.<Void>succeededFuture() : bridge.close())
        .transform(closed -> client.close())
        .transform(closed -> vertx.executeBlocking(this::remove));
  }

  private Void remove() throws IOException {
    Files.deleteIfExists(folder.resolve("bus"));
    Files.deleteIfExists(folder);
    return null;
  }

  private void asked(BridgeEvent event) {
    NetSocket socket = event.socket();
    if (admitted.contains(socket)) {
      event.complete(true);
      return;
    }
    boolean admits = event.type() == BridgeEventType.SOCKET_PING && admits(event.getRawMessage());
    if (admits) {
      admitted.add(socket);
      socket.closeHandler(closed -> admitted.remove(socket));
    } else {
      LOG.warn("busbridge.stranger");
    }
    event.complete(admits);
    if (!admits) {
      socket.close();
    }
  }

  private boolean admits(JsonObject frame) {
    return frame.getValue("headers") instanceof JsonObject headers
        && headers.getValue(TICKET) instanceof String ticket && tickets.remove(ticket);
  }

  /** The bytes of a frame in the library's form. */
  static Buffer bytes(JsonObject frame) {
    return Splitter.framed(frame.toBuffer());
  }
}
