package hubbub.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.Stream;

/** The shipped list of verticles with a module of the distribution in it, for a {@link PackagedHub}. */
public final class HubLines {
  private HubLines() {}

  /** Returns what is to be changed in {@code hub.json} for a module's line in front of that of one of the verticles. */
  public static JsonObject inFrontOf(String verticle, JsonObject line) {
    try {
      JsonObject shipped = new JsonObject(Files.readString(Program.DISTRIBUTION.resolve("conf/hub.json")));
      JsonArray lines = new JsonArray(shipped.getJsonArray("verticles").stream().map(JsonObject.class::cast)
          .flatMap(one -> one.getString("name").equals(verticle) ? Stream.of(line, one) : Stream.of(one)).toList());
      return new JsonObject().put("modules", Program.DISTRIBUTION.resolve("modules").toString())
          .put("verticles", lines);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
