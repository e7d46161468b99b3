package hubbub.contractdoc;

import hubbub.contract.Fault;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Asks the reader of one message what it takes.
 *
 * @param type the record
 * @param sample its sample
 */
record Reader(Class<?> type, JsonObject sample) {
  private static final String CONTRACT = "hubbub.contract.";

  /** Returns the reader of a message with its sample. */
  static Reader of(Path samples, Class<?> type) {
    try {
      Path file = samples.resolve(type.getName().substring(CONTRACT.length()).replace('.', '/') + ".json");
      return new Reader(type, new JsonObject(Files.readString(file)));
    } catch (IOException problem) {
      throw new UncheckedIOException("no sample of " + type, problem);
    }
  }

  /** Tells whether the reader takes this. */
  boolean takes(JsonObject json) {
    try {
      read(json);
      return true;
    } catch (Fault refused) {
      return false;
    }
  }

  /** Tells whether the reader takes the sample with this in one field. */
  boolean takes(String field, Object value) {
    return takes(sample.copy().put(field, value));
  }

  /** Reads a message. */
  Message read(JsonObject json) {
    try {
      return (Message) type.getMethod("fromJson", JsonObject.class).invoke(null, json);
    } catch (InvocationTargetException problem) {
      if (problem.getCause() instanceof Fault fault) {
        throw fault;
      }
      throw new IllegalStateException(type + " cannot read " + json, problem.getCause());
    } catch (ReflectiveOperationException problem) {
      throw new IllegalStateException(type.toString(), problem);
    }
  }
}
