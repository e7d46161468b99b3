package hubbub.bridge.gateway;

import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.Health;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the verticles that the bridge needs how they are. */
public final class HubHealth {
  private final Bus bus;
  private final List<String> nouns;

  /** Asks these verticles over this bus, whose timeout is how long a silent one is waited for. */
  public HubHealth(Bus bus, List<String> nouns) {
    this.bus = bus;
    this.nouns = List.copyOf(nouns);
  }

  /** Returns how each is, in the order of the list; one that does not answer is not ready. Never fails. */
  public Future<Map<String, Health>> ask() {
    Map<String, Future<Health>> asked = new LinkedHashMap<>();
    nouns.forEach(noun -> asked.put(noun, bus.call(Health.of(noun), Done.DONE)
        .otherwise(problem -> new Health(false, problem.getMessage()))));
    return Future.join(List.copyOf(asked.values())).map(all -> {
      Map<String, Health> found = new LinkedHashMap<>();
      asked.forEach((noun, health) -> found.put(noun, health.result()));
      return found;
    });
  }
}
