package hubbub.store.redis;

import hubbub.conf.Secret;
import hubbub.store.RedisConfig;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.CloseFuture;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.net.URI;
import java.util.Optional;

/**
 * One connection to one server. The client behind it is made for it alone: it would put a connection that was closed
 * back into its pool, and a dead one has to go.
 */
final class Wire {
  private static final int CONNECT_MILLIS = 1_000;

  private final URI address;
  private final Redis client;
  private Optional<RedisConnection> connection = Optional.empty();

  Wire(Vertx vertx, URI address, RedisConfig.Login login, RedisConfig.Tls tls) {
    this.address = address;
    RedisOptions options = new RedisOptions().setConnectionString(address.toString())
        .setNetClientOptions(network(address, tls))
        .setMaxPoolSize(1).setPoolCleanerInterval(-1).setPoolRecycleTimeout(-1);
    login.user().ifPresent(options::setUser);
    login.password().map(Secret::reveal).ifPresent(options::setPassword);
    this.client = client((VertxInternal) vertx, options);
  }

  URI address() {
    return address;
  }

  /** Connects and logs in; done once. */
  Future<Void> connect() {
    return client.connect().map(made -> {
      made.exceptionHandler(broken -> { });
      connection = Optional.of(made);
      return null;
    });
  }

  /** Sends without waiting for earlier answers; answers come in the order of the questions. */
  Future<Response> send(Request request) {
    return connection.orElseThrow().send(request);
  }

  /** Says what to do when the connection ends by itself. */
  void ended(Runnable action) {
    connection.orElseThrow().endHandler(end -> action.run()).exceptionHandler(broken -> action.run());
  }

  void close() {
    client.close();
  }

  /**
   * Makes a client on a context of its own. Vert.x keeps a client of the network as long as the context it was made
   * on, also one that was closed, and the context of a store is never closed before Vert.x is.
   */
  private static Redis client(VertxInternal vertx, RedisOptions options) {
    ContextInternal maker = vertx.contextBuilder().withThreadingModel(ThreadingModel.EVENT_LOOP)
        .withCloseFuture(new CloseFuture()).build();
    ContextInternal before = maker.beginDispatch();
    try {
      return Redis.createClient(vertx, options);
    } finally {
      maker.endDispatch(before);
    }
  }

  private static NetClientOptions network(URI address, RedisConfig.Tls tls) {
    NetClientOptions options = new NetClientOptions().setConnectTimeout(CONNECT_MILLIS).setTcpKeepAlive(true);
    if (address.getScheme().equals("rediss")) {
      options.setSsl(true).setHostnameVerificationAlgorithm(tls.hostname() ? "HTTPS" : "");
      tls.authority().ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
      tls.certificate().ifPresent(file -> options.setKeyCertOptions(
          new PemKeyCertOptions().addCertPath(file).addKeyPath(tls.key().orElseThrow())));
    }
    return options;
  }
}
