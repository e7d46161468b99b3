package hubbub.launch.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.multimap.MultiMap;
import io.vertx.core.Completable;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vert.x's cluster manager, which some times after nodes have come, gone or found each other again tells once more
 * where this node is and who listens here, strikes out listeners that are no more, and asks anew who listens elsewhere.
 * While Hazelcast moves its data about, an answer may be empty or old, and Vert.x would keep it for ever: the node
 * would be in the cluster and reach nobody. All of it is harmless where nothing was amiss. Has a thread of its own.
 */
final class Membership extends HazelcastClusterManager {
  /** The map in which Vert.x keeps who listens where. */
  static final String LISTENERS = "__vertx.subs";

  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
  private static final int[] SECONDS = {1, 3, 8, 20};

  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("hubbub-membership").factory());
  private Listeners listeners;
  private Set<String> missing = Set.of();

  Membership(Config config) {
    super(config);
  }

  @Override
  public void registrationListener(RegistrationListener bus) {
    listeners = new Listeners(bus);
    super.registrationListener(listeners);
  }

  @Override
  public void addRegistration(String address, RegistrationInfo listener, Completable<Void> added) {
    listeners.added(address, listener);
    super.addRegistration(address, listener, added);
  }

  @Override
  public void removeRegistration(String address, RegistrationInfo listener, Completable<Void> removed) {
    listeners.removed(address, listener);
    super.removeRegistration(address, listener, removed);
  }

  @Override
  public void getRegistrations(String address, Completable<List<RegistrationInfo>> found) {
    listeners.asked(address);
    super.getRegistrations(address, (answer, problem) -> {
      listeners.answered(address, answer);
      found.complete(answer, problem);
    });
  }

  @Override
  public synchronized void memberAdded(MembershipEvent event) {
    super.memberAdded(event);
    mendLater();
  }

  @Override
  public synchronized void memberRemoved(MembershipEvent event) {
    super.memberRemoved(event);
    mendLater();
  }

  @Override
  public synchronized void stateChanged(LifecycleEvent event) {
    super.stateChanged(event);
    if (event.getState() == LifecycleState.MERGED) {
      mendLater();
    }
  }

  @Override
  public void leave(Completable<Void> left) {
    later.shutdownNow();
    super.leave(left);
  }

  /** Returns what stands between the cluster and the bus. */
  Listeners listeners() {
    return listeners;
  }

  private void mendLater() {
    if (!later.isShutdown()) {
      for (int seconds : SECONDS) {
        later.schedule(this::mend, seconds, TimeUnit.SECONDS);
      }
    }
  }

  private void mend() {
    try {
      // What is done when parts of a cluster have found each other.
      super.stateChanged(new LifecycleEvent(LifecycleState.MERGED));
      strikeOut();
      askAgain(listeners.kept().iterator());
    } catch (RuntimeException problem) {
      LOG.warn("cluster.mend_failed reason=\"{}\"", problem.getMessage());
    }
  }

  /**
   * Parts of a cluster that find each other may bring back listeners that had gone meanwhile. Those of another node are
   * struck out when it was missing the last time also: a node that comes may be heard of late.
   */
  private void strikeOut() {
    MultiMap<String, HazelcastRegistrationInfo> all = getHazelcastInstance().getMultiMap(LISTENERS);
    var entries = all.entrySet();
    Set<String> nodes = Set.copyOf(getNodes());
    Set<String> before = missing;
    missing = entries.stream().map(entry -> entry.getValue().unwrap().nodeId()).filter(id -> !nodes.contains(id))
        .collect(Collectors.toSet());
    entries.forEach(entry -> {
      RegistrationInfo listener = entry.getValue().unwrap();
      String node = listener.nodeId();
      boolean over = node.equals(getNodeId()) ? !listeners.has(entry.getKey(), listener)
          : missing.contains(node) && before.contains(node);
      if (over) {
        all.remove(entry.getKey(), entry.getValue());
      }
    });
  }

  /** One address after the other, since there may be thousands. */
  private void askAgain(Iterator<String> addresses) {
    if (addresses.hasNext()) {
      ask(addresses.next(), () -> askAgain(addresses));
    }
  }

  private void ask(String address, Runnable next) {
    long heard = listeners.changes();
    super.getRegistrations(address, (answer, problem) -> {
      boolean done = problem != null || listeners.refresh(new RegistrationUpdateEvent(address, answer), heard);
      if (!later.isShutdown()) {
        later.execute(done ? next : () -> ask(address, next));
      }
    });
  }
}
