package hubbub.contract.matches;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the match protocol and its REST show them: ISO 8601 in UTC with microseconds and a Z. */
public final class Timestamps {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** Returns a time, in milliseconds since the epoch, as it is shown. */
  public static String shown(long millis) {
    return SHOWN.format(Instant.ofEpochMilli(millis));
  }
}
