package hubbub.bridge.gateway;

import hubbub.access.Rule;
import hubbub.access.TokenKind;
import io.vertx.core.Vertx;
import io.vertx.ext.bridge.BridgeEventType;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.web.handler.sockjs.BridgeEvent;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.impl.EventBusBridgeImpl;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Vert.x Web's event bus bridge, without its handler of SockJS: that one takes sessions of HTTP requests into a map of
 * the process, and buffers without a bound for who does not read. Addresses of other shapes than the rules have are
 * refused here as well; whose they are, the library does not know.
 */
final class BusLibrary {
  private static final int LONGEST_ADDRESS = 256;

  private final EventBusBridgeImpl bridge;

  /** Makes the library of an instance. */
  BusLibrary(Vertx vertx, BusGateway.Terms terms) {
    SockJSBridgeOptions options = new SockJSBridgeOptions().setMaxAddressLength(LONGEST_ADDRESS)
        .setMaxHandlersPerSocket(terms.handlersPerLine()).setReplyTimeout(terms.request().toMillis())
        // It would end who has not pinged it; here the websocket is pinged.
        .setPingTimeout(TimeUnit.DAYS.toMillis(1));
    shapes(terms, TokenKind::in).forEach(options::addInboundPermitted);
    shapes(terms, TokenKind::out).forEach(options::addOutboundPermitted);
    bridge = new EventBusBridgeImpl(vertx, null, options, BusLibrary::happens);
  }

  /** Begins to hear what a socket says, and to tell it what it listens to. */
  void take(BusSocket socket) {
    bridge.handle(socket);
  }

  private static List<PermittedOptions> shapes(BusGateway.Terms terms, Function<TokenKind, List<Rule>> rules) {
    return terms.all().stream().map(rules).flatMap(List::stream).map(Rule::shape).distinct()
        .map(shape -> new PermittedOptions().setAddressRegex(shape)).toList();
  }

  private static void happens(BridgeEvent event) {
    if (event.type() == BridgeEventType.RECEIVE) {
      BusSocket.of(event.socket()).ifPresent(socket -> socket.comes(event.getRawMessage()));
    }
    event.complete(true);
  }
}
