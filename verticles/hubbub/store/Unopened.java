package hubbub.store;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Why a store cannot be opened now, though nothing is wrong with what is configured: to wait is all there is to do. Has
 * no stack trace: it is an answer, not a defect.
 */
public abstract sealed class Unopened extends RuntimeException permits StoreInUse, StoreAway {
  private static final long serialVersionUID = 1L;

  private final transient Supplier<Future<Void>> free;

  Unopened(String sentence, Supplier<Future<Void>> free) {
    super(sentence, null, false, false);
    this.free = free;
  }

  /** Returns the one a failure came of: itself, or one of its causes. */
  public static Optional<Unopened> in(Throwable failure) {
    Throwable next = failure;
    while (next != null && !(next instanceof Unopened)) {
      next = next.getCause();
    }
    return Optional.ofNullable((Unopened) next);
  }

  /**
   * Asks whether the store is free by now, which is less than to open it. Completes where it is, or where only trying
   * can tell; fails where it is not, with a failure that came of one of these again, or else of what trying would meet.
   */
  public Future<Void> free() {
    return free.get();
  }
}
