package hubbub.bridge.http;

import hubbub.bridge.spi.Protocol;
import hubbub.bridge.transport.Arrival;
import hubbub.bridge.transport.EarlyBytes;
import hubbub.bridge.transport.Entrance;
import hubbub.bridge.transport.Visitors;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the opening handshake of a websocket (RFC 6455, 4.2) and hands the socket over. No extension is negotiated:
 * frames are shared between sockets.
 */
public final class Handshake {
  private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Visitors visitors;
  private final Entrance entrance;
  private final Origins origins;

  /** Makes the handshake of an instance. */
  public Handshake(Visitors visitors, Entrance entrance, Origins origins) {
    this.visitors = visitors;
    this.entrance = entrance;
    this.origins = origins;
  }

  /** Tells whether a request wants a websocket. */
  public static boolean wanted(HttpServerRequest request) {
    String upgrade = request.getHeader(HttpHeaders.UPGRADE);
    return upgrade != null && upgrade.equalsIgnoreCase("websocket");
  }

  /** Answers a request that wants a websocket. */
  public void answer(HttpServerRequest request, Protocol protocol) {
    String key = request.getHeader("Sec-WebSocket-Key");
    if (request.method() != HttpMethod.GET || !valid(key)) {
      refuse(request, 400, "This is no websocket handshake.");
    } else if (!WebSocketVersion.V13.toHttpHeaderValue().equals(request.getHeader("Sec-WebSocket-Version"))) {
      request.response().putHeader("Sec-WebSocket-Version", "13");
      refuse(request, 426, "Only version 13 is spoken here.");
    } else if (!origins.allow(request)) {
      LOG.info("handshake.refused reason=origin path={}", request.path());
      refuse(request, 403, "This origin is not allowed.");
    } else {
      upgrade(request, key, protocol);
    }
  }

  private void upgrade(HttpServerRequest request, String key, Protocol protocol) {
    Arrival arrival = new Arrival(request.remoteAddress().hostAddress(), request.uri(),
        RequestToken.ofUpgrade(request.headers()));
    request.response().putHeader("Sec-WebSocket-Accept", accept(key))
        .putHeader(HttpHeaders.UPGRADE, "websocket").putHeader(HttpHeaders.CONNECTION, "Upgrade");
    RequestToken.chosen(request.headers())
        .ifPresent(chosen -> request.response().putHeader("Sec-WebSocket-Protocol", chosen));
    EarlyBytes.keep(request);
    request.toNetSocket().onSuccess(socket -> {
      visitors.upgraded(request.connection());
      entrance.websocket(socket, arrival, protocol);
    });
  }

  private static void refuse(HttpServerRequest request, int status, String sentence) {
    request.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .putHeader(HttpHeaders.CONNECTION, "close").end(sentence + "\n");
  }

  private static boolean valid(String key) {
    try {
      return key != null && Base64.getDecoder().decode(key.trim()).length == 16;
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }

  static String accept(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] digest = sha1.digest((key.trim() + MAGIC).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
