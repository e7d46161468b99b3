package hubbub.store;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A store that another process has open, so that it cannot be opened here as long as that one lives. Trying again is
 * all there is to do. Has no stack trace: it is an answer, not a defect.
 */
public final class StoreInUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String holder;
  private final transient Supplier<Future<Boolean>> still;

  /**
   * Makes an answer.
   *
   * @param store which store, as the sentence shall name it
   * @param holder who has it: host and process
   */
  public StoreInUse(String store, String holder) {
    this("The store " + store + " is in use by " + holder + ".", holder, () -> Future.succeededFuture(false));
  }

  private StoreInUse(String sentence, String holder, Supplier<Future<Boolean>> still) {
    super(sentence, null, false, false);
    this.holder = holder;
    this.still = still;
  }

  /** Returns the same with a way to ask whether the store is in use still, which is less than to open it. */
  public StoreInUse asking(Supplier<Future<Boolean>> question) {
    return new StoreInUse(getMessage(), holder, question);
  }

  /** Returns who has it: host and process. */
  public String holder() {
    return holder;
  }

  /** Tells whether a failure came of a store in use, itself or by its causes. */
  public static boolean caused(Throwable failure) {
    return in(failure).isPresent();
  }

  /** Returns what is to be said of a failure that came of a store in use. */
  public static String sentence(Throwable failure) {
    return in(failure).map(StoreInUse::getMessage).orElse("");
  }

  /** Asks whether the store a failure came of is in use still; false also where only trying to open it can tell. */
  public static Future<Boolean> still(Throwable failure) {
    return in(failure).map(inUse -> inUse.still.get()).orElse(Future.succeededFuture(false)).otherwise(false);
  }

  private static Optional<StoreInUse> in(Throwable failure) {
    Throwable next = failure;
    while (next != null && !(next instanceof StoreInUse)) {
      next = next.getCause();
    }
    return Optional.ofNullable((StoreInUse) next);
  }
}
