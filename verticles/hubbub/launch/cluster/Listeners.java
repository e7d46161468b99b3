package hubbub.launch.cluster;

import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this node's event bus keeps of who listens where, and what it has told the cluster of its own listeners. The bus
 * asks for an address once and keeps the answer until it hears of a change there; of changes made while nodes had lost
 * each other it never hears, and it does not ask again by itself.
 */
final class Listeners implements RegistrationListener {
  private final RegistrationListener bus;
  private final Set<String> kept = ConcurrentHashMap.newKeySet();
  private final Set<Own> own = ConcurrentHashMap.newKeySet();
  private long changes;

  /** Makes what stands between the cluster and this bus. */
  Listeners(RegistrationListener bus) {
    this.bus = bus;
  }

  /** The bus asks who listens at an address. */
  void asked(String address) {
    kept.add(address);
  }

  /** The bus was answered, and keeps no answer that names nobody. */
  void answered(String address, List<RegistrationInfo> answer) {
    if (answer == null || answer.isEmpty()) {
      kept.remove(address);
    }
  }

  /** Returns the addresses of which the bus keeps an answer. */
  List<String> kept() {
    return List.copyOf(kept);
  }

  /** Somebody listens on this node. */
  void added(String address, RegistrationInfo listener) {
    own.add(new Own(address, listener));
  }

  /** Somebody on this node listens no more. */
  void removed(String address, RegistrationInfo listener) {
    own.remove(new Own(address, listener));
  }

  /** Tells whether this listener is one of this node. */
  boolean has(String address, RegistrationInfo listener) {
    return own.contains(new Own(address, listener));
  }

  /** Returns how many changes the bus has heard of. */
  synchronized long changes() {
    return changes;
  }

  /** Tells the bus who listens at an address, unless it has heard of a change since it had heard of so many. */
  synchronized boolean refresh(RegistrationUpdateEvent answer, long heard) {
    if (changes != heard) {
      return false;
    }
    registrationsUpdated(answer);
    return true;
  }

  @Override
  public synchronized void registrationsUpdated(RegistrationUpdateEvent event) {
    changes++;
    answered(event.address(), event.registrations());
    bus.registrationsUpdated(event);
  }

  @Override
  public void registrationsLost() {
    bus.registrationsLost();
  }

  @Override
  public boolean wantsUpdatesFor(String address) {
    return bus.wantsUpdatesFor(address);
  }

  private record Own(String address, RegistrationInfo listener) {}
}
