package hubbub.store.embedded;

import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers of a batch on their way back: all that go to one context wake its thread once. Contexts that Vert.x made for
 * single messages are duplicates of the verticle's and count as that one.
 */
final class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  private final List<Parcel> parcels = new ArrayList<>();

  void add(Request<?> request) {
    ContextInternal context = request.context.unwrap();
    for (int i = 0; i < parcels.size(); i++) {
      if (parcels.get(i).context == context) {
        parcels.get(i).requests.add(request);
        return;
      }
    }
    Parcel parcel = new Parcel(context, new ArrayList<>());
    parcel.requests.add(request);
    parcels.add(parcel);
  }

  void send() {
    for (Parcel parcel : parcels) {
      try {
        parcel.context.execute(parcel);
      } catch (RejectedExecutionException gone) {
        LOG.debug("store.answer.dropped reason=\"the caller's thread has ended\"");
      }
    }
    parcels.clear();
  }

  private record Parcel(ContextInternal context, List<Request<?>> requests) implements Runnable {
    @Override
    public void run() {
      requests.forEach(Request::complete);
    }
  }
}
