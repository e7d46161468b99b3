package hubbub.launch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when it starts and stops; takes its time to stop, or for ever, as its configuration says. */
public final class DrainingVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(DrainingVerticle.class);

  @Override
  public Future<?> start() {
    if (config().containsKey("failure")) {
      return Future.failedFuture(new IllegalStateException(config().getString("failure"),
          new java.net.BindException("Address already in use")));
    }
    if (config().getBoolean("startsForEver", false)) {
      LOG.info("probe.starting");
      return Promise.promise().future();
    }
    LOG.info("probe.started data={} native={}", config().getString("data"), vertx.isNativeTransportEnabled());
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    LOG.info("probe.stopping");
    if (config().getBoolean("hangs", false)) {
      return Promise.promise().future();
    }
    return vertx.timer(100).onSuccess(done -> LOG.info("probe.stopped"));
  }
}
