package hubbub.console.program;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The time of day at which something happened. */
final class Times {
  private Times() {}

  /** Returns hours and minutes of what happened {@code at} a time. */
  static String clock(Map<String, Object> event) {
    return LocalTime.ofInstant(Instant.ofEpochMilli((long) Json.number(event, "at")), ZoneId.systemDefault())
        .truncatedTo(ChronoUnit.MINUTES).toString();
  }
}
