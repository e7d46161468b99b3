package hubbub.access;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Fields;
import hubbub.contract.busbridge.BusBridgeApi;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * A frame as a process sent it, of the right shape. Only what is named here reaches the library: it believes headers
 * that tell it how to deliver, breaks on values of another type, and takes one frame's bytes for the next one's length
 * after that.
 *
 * @param type what it wants
 * @param address where; empty for a ping
 * @param replyAddress the process's own name for its request; empty = no answer is wanted
 * @param headers texts for whoever receives it
 * @param body what it says
 */
public record Frame(Type type, String address, String replyAddress, JsonObject headers, JsonObject body) {
  private static final Set<String> OBEYED = Set.of("timeout", "localonly", "codecname");
  private static final int LONGEST_ADDRESS = 256;

  /** What a frame can want. */
  public enum Type {
    PING, SEND, PUBLISH, REGISTER, UNREGISTER;

    /** Tells whether it is about listening. */
    public boolean listens() {
      return this == REGISTER || this == UNREGISTER;
    }
  }

  /** Reads a frame; fails with BAD_REQUEST where its shape is wrong. */
  public static Frame of(JsonObject json) {
    Fields fields = new Fields(json);
    Type type = fields.choice("type", Type.class);
    Frame frame = new Frame(type, type == Type.PING ? "" : fields.text("address"), fields.text("replyAddress", ""),
        fields.object("headers", new JsonObject()), fields.object("body", new JsonObject()));
    if (frame.address.length() > LONGEST_ADDRESS || frame.replyAddress.length() > LONGEST_ADDRESS) {
      throw new Fault(ErrorCode.BAD_REQUEST, "An address is too long.");
    }
    Fields headers = new Fields(frame.headers);
    frame.headers.fieldNames().forEach(headers::text);
    return frame;
  }

  /** Returns what a process sent for a failure that concerns it, of whatever shape it is. */
  public static String text(JsonObject json, String key) {
    return json.getValue(key) instanceof String text && text.length() <= LONGEST_ADDRESS ? text : "";
  }

  /** Returns the frame for a library that is told in its headers how long to wait for an answer. */
  public JsonObject checked(Proof proof, Duration timeout) {
    JsonObject frame = checked(proof);
    if (frame.containsKey("headers")) {
      frame.getJsonObject("headers").put("timeout", timeout.toMillis());
    }
    return frame;
  }

  /** Returns the frame for the library, in the name of somebody. */
  public JsonObject checked(Proof proof) {
    JsonObject frame = new JsonObject().put("type", type.name().toLowerCase(Locale.ROOT));
    if (type == Type.PING) {
      return frame;
    }
    frame.put("address", address);
    if (type == Type.SEND && !replyAddress.isEmpty()) {
      frame.put("replyAddress", replyAddress);
    }
    return type.listens() ? frame : frame.put("headers", headers(proof)).put("body", body);
  }

  private JsonObject headers(Proof proof) {
    JsonObject safe = new JsonObject();
    headers.forEach(header -> {
      // On the bus names of headers are the same in any capitals.
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!OBEYED.contains(name) && !name.startsWith(BusBridgeApi.OF)) {
        safe.put(header.getKey(), header.getValue());
      }
    });
    return safe.put(BusBridgeApi.PERSON, proof.principal().name()).put(BusBridgeApi.OF + proof.kind(), proof.id());
  }
}
