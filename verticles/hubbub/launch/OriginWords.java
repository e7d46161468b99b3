package hubbub.launch;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import hubbub.watch.Origin;

/**
 * Says behind a line to which connection and request it belongs, where it does: {@code %origin} in a pattern. Lines are
 * written on the thread that logs, which is asked.
 */
public final class OriginWords extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    Origin origin = Origin.current();
    return word("connection", origin.connection()) + word("request", origin.request());
  }

  private static String word(String name, String id) {
    return id.isEmpty() ? "" : " " + name + "=" + id;
  }
}
