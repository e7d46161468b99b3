package hubbub.store;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** A store that another process has open, so that it cannot be opened here as long as that one lives. */
public final class StoreInUse extends Unopened {
  private static final long serialVersionUID = 1L;

  private final String holder;

  /**
   * Makes an answer.
   *
   * @param store which store, as the sentence shall name it
   * @param holder who has it: host and process
   */
  public StoreInUse(String store, String holder) {
    this("The store " + store + " is in use by " + holder + ".", holder, Future::succeededFuture);
  }

  private StoreInUse(String sentence, String holder, Supplier<Future<Void>> free) {
    super(sentence, free);
    this.holder = holder;
  }

  /** Returns the same with a way to ask whether the store is free by now. */
  public StoreInUse asking(Supplier<Future<Void>> question) {
    return new StoreInUse(getMessage(), holder, question);
  }

  /** Returns who has it: host and process. */
  public String holder() {
    return holder;
  }
}
