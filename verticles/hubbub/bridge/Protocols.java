package hubbub.bridge;

import hubbub.bridge.http.HttpRoutes;
import hubbub.bridge.spi.Protocol;
import hubbub.bridge.spi.Services;
import hubbub.conf.Conf;
import hubbub.conf.ConfException;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds an adapter by its name, so that a new one needs no line outside its package and the configuration: {@code
 * rwci} is the class {@code hubbub.bridge.protocol.rwci.RwciProtocol}.
 */
final class Protocols {
  private final Services services;
  private final Optional<Protocol> eventBus;

  Protocols(Services services, Optional<Protocol> eventBus) {
    this.services = services;
    this.eventBus = eventBus;
  }

  /** Returns those of an HTTP listener by their routes, in the order they are looked at. */
  Map<ListenerConfig.Route, Protocol> all(ListenerConfig listener) {
    Map<ListenerConfig.Route, Protocol> all = new LinkedHashMap<>();
    listener.routes().forEach(route -> all.put(route, load(route)));
    if (listener.serves().contains(HttpRoutes.EVENT_BUS)) {
      eventBus.ifPresent(door -> all.put(ListenerConfig.Route.EVENT_BUS, door));
    }
    return all;
  }

  /** Makes the protocol of a route; throws a {@link ConfException} where there is none or its options are wrong. */
  Protocol load(ListenerConfig.Route route) {
    Conf options = Conf.of(route.options());
    Protocol protocol = make(route.adapter(), options, route.options());
    options.done();
    return protocol;
  }

  private Protocol make(String adapter, Conf options, JsonObject raw) {
    try {
      Constructor<?> maker = Class.forName(className(adapter)).getConstructor(Conf.class, Services.class);
      return (Protocol) maker.newInstance(options, services);
    } catch (InvocationTargetException inside) {
      throw inside.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(inside.getCause());
    } catch (ReflectiveOperationException | LinkageError absent) {
      throw new ConfException(List.of(raw.getString(Conf.FILE, "conf/bridge.json") + ": adapter is \"" + adapter
          + "\", expected the name of a package below hubbub.bridge.protocol"));
    }
  }

  private static String className(String adapter) {
    if (!adapter.matches("[a-z][a-z0-9]*")) {
      return "";
    }
    return "hubbub.bridge.protocol." + adapter + "." + Character.toUpperCase(adapter.charAt(0)) + adapter.substring(1)
        + "Protocol";
  }
}
