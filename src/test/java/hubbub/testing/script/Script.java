package hubbub.testing.script;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What the script says about the next requests to the hub: that they fail, or that their answers wait. */
final class Script {
  private final Map<String, ErrorCode> failing = new HashMap<>();
  private final Set<String> held = new HashSet<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();

  /** The next request of this kind fails. */
  void fail(String request, ErrorCode code) {
    failing.put(request, code);
  }

  /** The next request of this kind is carried out at {@link #release} only. */
  void hold(String request) {
    held.add(request);
  }

  /** Carries out what waits, in order. */
  void release() {
    List<Runnable> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(Runnable::run);
  }

  /** Takes one request of this wording out of the record; false where there is none. */
  boolean called(String call) {
    return calls.remove(call);
  }

  /** Carries a request out, or not. */
  <T> Future<T> request(String request, String arguments, Supplier<T> work) {
    calls.add((request + " " + arguments).strip());
    if (!held.remove(request)) {
      return outcome(request, work);
    }
    Promise<T> promise = Promise.promise();
    waiting.add(() -> outcome(request, work).onComplete(promise));
    return promise.future();
  }

  private <T> Future<T> outcome(String request, Supplier<T> work) {
    ErrorCode code = failing.remove(request);
    if (code != null) {
      return Future.failedFuture(new Fault(code));
    }
    try {
      return Future.succeededFuture(work.get());
    } catch (Fault fault) {
      return Future.failedFuture(fault);
    }
  }
}
