package hubbub.bridge.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.auth.User;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import io.vertx.ext.web.handler.sockjs.impl.SockJSSocketBase;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What Vert.x Web's bridge takes for a socket of SockJS. Behind it is one of the bridge's own connections, which bounds
 * what waits, finds out who is gone and closes.
 */
final class BusSocket extends SockJSSocketBase {
  private static final SockJSHandlerOptions OPTIONS = new SockJSHandlerOptions().setRegisterWriteHandler(false);

  private final BiConsumer<JsonObject, Buffer> heard;
  private Handler<Buffer> handler = frame -> { };
  private Handler<Void> closeHandler = gone -> { };
  private Optional<JsonObject> next = Optional.empty();
  private boolean closed;

  /** Makes a socket that hands on each frame it is to send. */
  BusSocket(Vertx vertx, BiConsumer<JsonObject, Buffer> heard) {
    super(vertx, null, OPTIONS);
    this.heard = heard;
  }

  /** Has the library take a frame. */
  void take(JsonObject frame) {
    handler.handle(frame.toBuffer());
  }

  /** The library is about to send this, which so needs not be read again. */
  void comes(JsonObject frame) {
    next = Optional.of(frame);
  }

  /** Has the library forget this socket and all it listens to. */
  void gone() {
    if (!closed) {
      closed = true;
      closeHandler.handle(null);
    }
  }

  @Override
  public Future<Void> write(Buffer json) {
    JsonObject frame = next.orElseGet(json::toJsonObject);
    next = Optional.empty();
    if (!closed) {
      heard.accept(frame, json);
    }
    return Future.succeededFuture();
  }

  @Override
  public BusSocket handler(Handler<Buffer> handler) {
    this.handler = handler;
    return this;
  }

  @Override
  public BusSocket closeHandler(Handler<Void> handler) {
    closeHandler = handler;
    return this;
  }

  @Override
  public BusSocket exceptionHandler(Handler<Throwable> handler) {
    return this;
  }

  @Override
  public BusSocket endHandler(Handler<Void> handler) {
    return this;
  }

  @Override
  public BusSocket pause() {
    return this;
  }

  @Override
  public BusSocket resume() {
    return this;
  }

  @Override
  public BusSocket fetch(long amount) {
    return this;
  }

  @Override
  public BusSocket setWriteQueueMaxSize(int maxSize) {
    return this;
  }

  @Override
  public boolean writeQueueFull() {
    return false;
  }

  @Override
  public BusSocket drainHandler(Handler<Void> handler) {
    return this;
  }

  // The library ends who has not pinged it. Here the websocket is pinged.
  @Override
  public void closeAfterSessionExpired() {}

  @Override
  public void close() {}

  @Override
  public SocketAddress remoteAddress() {
    return SocketAddress.inetSocketAddress(0, "0.0.0.0");
  }

  @Override
  public SocketAddress localAddress() {
    return remoteAddress();
  }

  @Override
  public MultiMap headers() {
    return MultiMap.caseInsensitiveMultiMap();
  }

  @Override
  public String uri() {
    return "";
  }

  @Override
  public Session webSession() {
    return null;
  }

  @Override
  public User webUser() {
    return null;
  }

  /** Returns this socket as what the library was told of an event for, if it was this kind. */
  static Optional<BusSocket> of(SockJSSocket socket) {
    return socket instanceof BusSocket own ? Optional.of(own) : Optional.empty();
  }
}
