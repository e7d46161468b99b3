package hubbub.launch;

import hubbub.bus.Addresses;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.TreeMap;

/** Tells the person who started the hub where it listens. */
final class Greeting {
  private Greeting() {}

  /** Prints the addresses; nothing where there are none. */
  static void print(Vertx vertx) {
    Map<String, String> addresses = new TreeMap<>(Addresses.of(vertx));
    if (!addresses.isEmpty()) {
      System.out.println("Hubbub is up, and listens here (Ctrl-C stops it):");
      addresses.forEach((name, url) -> System.out.printf("  %-12s %s%n", name, url));
    }
  }
}
