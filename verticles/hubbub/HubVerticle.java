package hubbub;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/**
 * The hub: deploys the verticles that {@code conf/hub.json} lists, in order, redeploys one that crashes while the
 * others serve, and undeploys them in reverse. If one does not start, those before it are undeployed and the hub does
 * not start.
 */
public final class HubVerticle extends VerticleBase {
  private Supervisor supervisor;

  @Override
  public Future<?> start() {
    return vertx.executeBlocking(() -> HubConfig.from(config()))
        .compose(config -> {
          supervisor = new Supervisor(vertx, config);
          return supervisor.start();
        })
        .compose(started -> new ModuleDesk(vertx, supervisor, config()).open());
  }

  @Override
  public Future<?> stop() {
    return supervisor.stop();
  }
}
