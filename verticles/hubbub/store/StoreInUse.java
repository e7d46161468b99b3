package hubbub.store;

import java.util.Optional;

/**
 * A store that another process has open, so that it cannot be opened here as long as that one lives. Trying again is
 * all there is to do. Has no stack trace: it is an answer, not a defect.
 */
public final class StoreInUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String holder;

  /**
   * Makes an answer.
   *
   * @param store which store, as the sentence shall name it
   * @param holder who has it: host and process
   */
  public StoreInUse(String store, String holder) {
    super("The store " + store + " is in use by " + holder + ".", null, false, false);
    this.holder = holder;
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

  private static Optional<StoreInUse> in(Throwable failure) {
    Throwable next = failure;
    while (next != null && !(next instanceof StoreInUse)) {
      next = next.getCause();
    }
    return Optional.ofNullable((StoreInUse) next);
  }
}
