package hubbub.bridge.gateway;

import hubbub.bus.Absences;
import hubbub.bus.Bus;
import hubbub.contract.Done;
import hubbub.contract.Health;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks the verticles of the hub how they are: those that the bridge needs, and those that are good to have. */
public final class HubHealth {
  private final Vertx vertx;
  private final Bus bus;
  private final List<String> needs;
  private final List<String> watches;

  /**
   * Asks over this bus, whose timeout is how long a silent verticle is waited for.
   *
   * @param vertx where absences are noted
   * @param bus the way to the verticles
   * @param needs those without which nobody is served
   * @param watches those without which something is missing
   */
  public HubHealth(Vertx vertx, Bus bus, List<String> needs, List<String> watches) {
    this.vertx = vertx;
    this.bus = bus;
    this.needs = List.copyOf(needs);
    this.watches = watches.stream().filter(noun -> !needs.contains(noun)).toList();
  }

  /** Returns how each is that is needed, in their order; one that does not answer is not ready. Never fails. */
  public Future<Map<String, Health>> needed() {
    return ask(needs);
  }

  /** Returns the same of those that are good to have. */
  public Future<Map<String, Health>> watched() {
    return ask(watches);
  }

  /** Returns which verticles of this node do not serve on it, and why; somebody else may serve instead. */
  public Map<String, String> absences() {
    return new TreeMap<>(Absences.of(vertx));
  }

  /** Tells whether one of those could not serve here either where nobody else did. */
  public boolean isHelpless() {
    return !Absences.helpless(vertx).isEmpty();
  }

  private Future<Map<String, Health>> ask(List<String> nouns) {
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
