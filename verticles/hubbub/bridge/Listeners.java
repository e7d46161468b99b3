package hubbub.bridge;

import hubbub.bridge.http.Handshake;
import hubbub.bridge.http.HttpRoutes;
import hubbub.bridge.http.Origins;
import hubbub.bridge.spi.Protocol;
import hubbub.bridge.transport.Entrance;
import hubbub.bridge.transport.Visitors;
import hubbub.bridge.transport.Wires;
import hubbub.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.TCPSSLOptions;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the listeners of the configuration and closes them again. */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
  private static final int BACKLOG = 4_096;

  private final Vertx vertx;
  private final Protocols protocols;
  private final HttpRoutes routes;
  private final Entrance entrance;
  private final Visitors visitors;
  private final Handshake handshake;
  private final List<HttpServer> https = new ArrayList<>();
  private final List<HttpServer> watched = new ArrayList<>();
  private final List<NetServer> tcps = new ArrayList<>();
  private final Certificates certificates;

  Listeners(Vertx vertx, Wires wires, Protocols protocols, HttpRoutes routes, Origins origins) {
    this.vertx = vertx;
    this.protocols = protocols;
    this.routes = routes;
    this.entrance = new Entrance(wires);
    this.visitors = new Visitors(vertx, wires);
    this.handshake = new Handshake(visitors, entrance, origins);
    this.certificates = new Certificates(vertx);
  }

  /** Opens all of them, or fails with a sentence for people. */
  Future<Void> open(List<ListenerConfig> listeners) {
    Future<Void> opened = Future.succeededFuture();
    for (int i = 0; i < listeners.size(); i++) {
      ListenerConfig listener = listeners.get(i);
      int port = listener.port() == 0 ? -1 - i : listener.port();
      opened = opened.compose(before -> listener.http() ? http(listener, port) : tcp(listener, port));
    }
    return opened;
  }

  /**
   * Takes no more people; those there are get so many seconds to end by themselves. Listeners for nobody but who
   * watches over the hub go on: a balancer that found them closed would take the hub for dead, and end at once what is
   * to end in order.
   */
  Future<Void> letNobodyIn(int seconds) {
    List<Future<Void>> closing = new ArrayList<>();
    https.forEach(server -> closing.add(server.shutdown(seconds, TimeUnit.SECONDS)));
    tcps.forEach(server -> closing.add(server.shutdown(seconds, TimeUnit.SECONDS)));
    return Future.join(closing).mapEmpty();
  }

  /** Closes all there are, with the connections that are left. */
  Future<Void> close() {
    List<Future<Void>> closing = new ArrayList<>(List.of(letNobodyIn(0)));
    watched.forEach(server -> closing.add(server.shutdown(0, TimeUnit.SECONDS)));
    return Future.join(closing).mapEmpty();
  }

  private Future<Void> http(ListenerConfig listener, int port) {
    Map<ListenerConfig.Route, Protocol> adapters = protocols.all(listener);
    Router router = routes.router(vertx, listener.serves());
    HttpServerOptions options = Visitors.options();
    options.setHost(listener.host()).setPort(port).setAcceptBacklog(BACKLOG).setUseProxyProtocol(listener.proxied());
    return secured(listener, options).compose(pair -> {
      HttpServer server = vertx.createHttpServer(options)
          .connectionHandler(visitors::connected)
          .requestHandler(request -> serve(request, adapters, router));
      (listener.onlyWatched() ? watched : https).add(server);
      return server.listen().onSuccess(open -> {
        certificates.keep(listener.tls(), pair, server::updateSSLOptions);
        told(listener, open.actualPort());
      });
    }).recover(problem -> failed(listener, problem)).mapEmpty();
  }

  private void serve(HttpServerRequest request, Map<ListenerConfig.Route, Protocol> adapters, Router router) {
    visitors.requested(request);
    if (Handshake.wanted(request)) {
      for (Map.Entry<ListenerConfig.Route, Protocol> adapter : adapters.entrySet()) {
        if (adapter.getKey().leadsTo(request.path()) && adapter.getValue().speaksAt(request.path())) {
          handshake.answer(request, adapter.getValue());
          return;
        }
      }
    }
    router.handle(request);
  }

  private Future<Void> tcp(ListenerConfig listener, int port) {
    if (listener.routes().size() != 1) {
      return Future.failedFuture("The listener \"" + listener.name() + "\" needs one route.");
    }
    Protocol protocol = protocols.load(listener.routes().get(0));
    NetServerOptions options = new NetServerOptions();
    options.setHost(listener.host()).setPort(port).setAcceptBacklog(BACKLOG).setTcpKeepAlive(true)
        .setUseProxyProtocol(listener.proxied());
    return secured(listener, options).compose(pair -> {
      NetServer server = vertx.createNetServer(options).connectHandler(socket -> entrance.tcp(socket, protocol));
      tcps.add(server);
      return server.listen().onSuccess(open -> {
        certificates.keep(listener.tls(), pair, server::updateSSLOptions);
        told(listener, open.actualPort());
      });
    }).recover(problem -> failed(listener, problem)).mapEmpty();
  }

  private Future<Optional<PemKeyCertOptions>> secured(ListenerConfig listener, TCPSSLOptions options) {
    return certificates.read(listener.tls())
        .onSuccess(pair -> pair.ifPresent(found -> options.setSsl(true).setKeyCertOptions(found)));
  }

  private <T> Future<T> failed(ListenerConfig listener, Throwable problem) {
    return Future.failedFuture("The listener \"" + listener.name() + "\" cannot use " + listener.host() + ":"
        + listener.port() + ": " + problem.getMessage());
  }

  // Every instance binds, the first one tells.
  private void told(ListenerConfig listener, int port) {
    String scheme = (listener.http() ? "http" : "tcp") + (listener.tls().isPresent() ? "s" : "");
    String url = scheme + "://" + listener.host() + ":" + port + "/";
    if (!Addresses.tell(vertx, listener.name(), url)) {
      return;
    }
    LOG.info("listener.open name={} url={} adapters={}", listener.name(), url,
        listener.routes().stream().map(route -> route.path() + "=" + route.adapter()).toList());
    if (!listener.loopback() && listener.tls().isEmpty()) {
      LOG.warn("listener.insecure name={} reason=\"passwords cross the network in clear\"", listener.name());
    }
    if (!listener.loopback() && listener.serves().contains(HttpRoutes.OPEN_METRICS)) {
      LOG.warn("listener.insecure name={} reason=\"anybody who reaches it can read the figures\"", listener.name());
    }
  }
}
