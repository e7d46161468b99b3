package hubbub.auth;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Hashes and checks secrets on a few threads of its own. So many may wait; more are refused with BUSY at once, so that
 * a storm of logins costs the event loops nothing.
 */
final class Passwords {
  private final WorkerExecutor workers;
  private final Hasher hasher;
  private final int most;
  private int waiting;
  private volatile boolean closing;

  /** Works on these threads; {@code most} may be worked on or wait. */
  Passwords(WorkerExecutor workers, Hasher hasher, int most) {
    this.workers = workers;
    this.hasher = hasher;
    this.most = most;
  }

  Future<String> hash(String secret) {
    return work(() -> hasher.hash(secret));
  }

  Future<Boolean> matches(String secret, String hash) {
    return work(() -> hasher.matches(secret, hash));
  }

  /** Does as much work as a check, for a name that is not known. */
  Future<Void> pretend(String secret) {
    return hash(secret).mapEmpty();
  }

  /** Returns a new hash where the old one's parameters are no longer in use; never fails the login it belongs to. */
  Future<Optional<String>> renewed(String secret, String hash) {
    return hasher.outdated(hash)
        ? hash(secret).map(Optional::of).otherwise(busy -> Optional.empty())
        : Future.succeededFuture(Optional.empty());
  }

  /** Ends what waits with UNAVAILABLE; what is worked on is finished. */
  void refuse() {
    closing = true;
  }

  Future<Void> close() {
    refuse();
    return workers.close();
  }

  private <T> Future<T> work(Callable<T> work) {
    if (closing) {
      return Future.failedFuture(new Fault(ErrorCode.UNAVAILABLE));
    }
    if (waiting >= most) {
      return Future.failedFuture(new Fault(ErrorCode.BUSY));
    }
    waiting++;
    return workers.executeBlocking(() -> {
      if (closing) {
        throw new Fault(ErrorCode.UNAVAILABLE);
      }
      return work.call();
    }, false).onComplete(done -> waiting--);
  }
}
