package hubbub.watch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;

/**
 * Whoever looks at the figures of a node. The first look loads what is needed for it and begins to watch the event
 * loops; a node that nobody looks at does neither. Works on a worker thread.
 */
public final class Scrape implements Shareable {
  private static final String NAME = "hubbub.scrape";

  private final Exposition exposition;

  private Scrape(Exposition exposition) {
    this.exposition = exposition;
  }

  /** Returns the figures as they are now, as {@link Exposition#CONTENT_TYPE}. */
  public static Future<String> of(Vertx vertx) {
    return vertx.executeBlocking(() -> vertx.sharedData().<String, Scrape>getLocalMap(NAME)
        .computeIfAbsent(NAME, first -> begin(vertx)).exposition.text(), false);
  }

  private static Scrape begin(Vertx vertx) {
    LoopLag.watch(vertx);
    return new Scrape(new Exposition(Meters.of(vertx)));
  }
}
