package hubbub.launch.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import io.vertx.core.Completable;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Vert.x's cluster manager, which tells once more where this node is and who listens here, and asks anew who listens
 * elsewhere, some times after nodes have come, gone or found each other again. While Hazelcast moves its data about, an
 * answer may be empty, and Vert.x would keep it for ever: the node would be in the cluster and reach nobody. All of it
 * is harmless where nothing was amiss. Has a thread of its own.
 */
final class Membership extends HazelcastClusterManager {
  private static final int[] SECONDS = {1, 3, 8, 20};

  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("hubbub-membership").factory());

  Membership(Config config) {
    super(config);
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

  private void mendLater() {
    if (!later.isShutdown()) {
      for (int seconds : SECONDS) {
        later.schedule(this::mend, seconds, TimeUnit.SECONDS);
      }
    }
  }

  // What is done when parts of a cluster have found each other.
  private void mend() {
    super.stateChanged(new LifecycleEvent(LifecycleState.MERGED));
  }
}
