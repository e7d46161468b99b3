package hubbub.launch;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import hubbub.watch.Origin;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log for machines: each event an object on a line of its own. A message of ours begins with its event, and what
 * stands behind it as {@code key={}} is told once more in {@code fields}.
 *
 * <pre>{@code
 * {"time":"2026-11-21T18:24:29.123Z","level":"INFO","logger":"hubbub.bridge.transport.Wires","event":"wire.slow",
 *  "message":"wire.slow peer=3f2a9c1b-17 bound=1048576","fields":{"peer":"3f2a9c1b-17","bound":1048576},
 *  "connection":"3f2a9c1b-17"}
 * }</pre>
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final Pattern EVENT = Pattern.compile("[a-z][a-z-]*(?:\\.[a-z][a-z-]*)+(?= |$)");
  private static final Pattern FIELD = Pattern.compile("(?:([a-z_]+)=\"?)?\\{}");

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    Origin origin = Origin.current();
    JsonObject line = new JsonObject().put("time", Instant.ofEpochMilli(event.getTimeStamp()).toString())
        .put("level", event.getLevel().toString()).put("logger", event.getLoggerName());
    Matcher first = EVENT.matcher(event.getMessage());
    if (first.lookingAt()) {
      line.put("event", first.group());
    }
    line.put("message", event.getFormattedMessage());
    JsonObject fields = fields(event);
    if (!fields.isEmpty()) {
      line.put("fields", fields);
    }
    known(origin.connection()).ifPresent(id -> line.put("connection", id));
    known(origin.request()).ifPresent(id -> line.put("request", id));
    if (event.getThrowableProxy() != null) {
      line.put("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return line.toBuffer().appendByte((byte) '\n').getBytes();
  }

  private static JsonObject fields(ILoggingEvent event) {
    JsonObject fields = new JsonObject();
    Object[] values = Optional.ofNullable(event.getArgumentArray()).orElse(new Object[0]);
    Matcher place = FIELD.matcher(event.getMessage());
    for (int i = 0; i < values.length && place.find(); i++) {
      if (place.group(1) != null) {
        fields.put(place.group(1), plain(values[i]));
      }
    }
    return fields;
  }

  private static Object plain(Object value) {
    return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
  }

  private static Optional<String> known(String id) {
    return Optional.of(id).filter(text -> !text.isEmpty());
  }
}
