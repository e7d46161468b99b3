package hubbub.service;

import hubbub.bus.Bus;
import hubbub.contract.Serving;
import hubbub.contract.Topic;
import hubbub.store.Fence;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a service tells of the store it has taken, and hears of those who took it later: where Redis is out of reach and
 * the bus is not, whoever was replaced would be asked by turns with who serves, and refuse.
 */
final class Claim {
  /** After this time it is to be told again. */
  static final long AGAIN_MILLIS = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(Claim.class);

  private final Bus bus;
  private final Topic<Serving> topic;
  private final Serving mine;
  private final Promise<Void> replaced = Promise.promise();

  Claim(Bus bus, String noun, Fence fence) {
    this.bus = bus;
    this.topic = Serving.of(noun);
    this.mine = new Serving(fence.store(), fence.number());
  }

  /** Listens until the bus is closed, and tells it. Whoever was replaced may be gone before this one can be asked. */
  Future<Void> begin() {
    return bus.listen(topic, this::heard).ready().onSuccess(ready -> tell());
  }

  /** Tells it. */
  void tell() {
    bus.publish(topic, mine);
  }

  /** Completes when somebody else has taken the store since. */
  Future<Void> replaced() {
    return replaced.future();
  }

  private void heard(Serving other) {
    if (other.replaces(mine) && !replaced.future().isComplete()) {
      LOG.warn("store.replaced topic={} fence={} newer={}", topic.address(), mine.fence(), other.fence());
      replaced.complete();
    }
  }
}
