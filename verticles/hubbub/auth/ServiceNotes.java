package hubbub.auth;

import hubbub.contract.auth.ServiceNote;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lines of the audit on connections of services, so many a minute of each, since anybody can have one refused. */
final class ServiceNotes {
  static final int MOST_A_MINUTE = 20;

  private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
  private static final int LONGEST = 200;

  private final Audit audit;
  private final LongSupplier clock;
  private final Map<String, Minute> minutes = new HashMap<>();

  ServiceNotes(Audit audit, LongSupplier clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /** The lines of one service within the latest minute of its own. */
  private static final class Minute {
    private long began;
    private int lines;
    private int leftOut;
  }

  /** Writes a line on a service that is there, unless there are too many. */
  Future<Void> add(ServiceNote note) {
    Minute minute = minutes.computeIfAbsent(note.service(), first -> new Minute());
    long now = clock.getAsLong();
    if (now - minute.began >= MINUTE) {
      minute.began = now;
      minute.lines = 0;
    }
    if (minute.lines >= MOST_A_MINUTE) {
      minute.leftOut++;
      return Future.succeededFuture();
    }
    minute.lines++;
    JsonObject line = new JsonObject().put(Services.KIND, note.service()).put("address", cut(note.address()));
    if (!note.reason().isEmpty()) {
      line.put("reason", cut(note.reason()));
    }
    if (minute.leftOut > 0) {
      line.put("left_out", minute.leftOut);
      minute.leftOut = 0;
    }
    return audit.add("service " + note.what().name().toLowerCase(Locale.ROOT), line);
  }

  /** Forgets a service that is gone. */
  void forget(String service) {
    minutes.remove(service);
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(LONGEST, text.length()));
  }
}
