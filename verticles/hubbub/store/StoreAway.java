package hubbub.store;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** A store that cannot be reached now, so that nobody here knows whether another process has it open. */
public final class StoreAway extends Unopened {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an answer.
   *
   * @param sentence why it cannot be reached
   * @param free asks what {@link Unopened#free} does
   */
  public StoreAway(String sentence, Supplier<Future<Void>> free) {
    super(sentence, free);
  }
}
