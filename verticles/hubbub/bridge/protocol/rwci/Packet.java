package hubbub.bridge.protocol.rwci;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * One packet, written as it is put together: most of what the hub sends is small and sent to many, and a tree of maps
 * would cost more than its bytes. A text with half a surrogate pair goes out with a question mark in its place.
 */
final class Packet {
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private final StringBuilder json = new StringBuilder(192);

  private Packet() {}

  /** Begins a packet; the type and all keys are plain words. */
  static Packet of(String type) {
    Packet packet = new Packet();
    packet.json.append("{\"type\":\"").append(type).append('"');
    return packet;
  }

  /** Begins an object that stands within a packet and has no type. */
  static Packet item(String key, String text) {
    Packet item = new Packet();
    item.json.append('{').append('"').append(key).append("\":");
    return item.quote(text);
  }

  Packet put(String key, String text) {
    return key(key).quote(text);
  }

  Packet put(String key, long number) {
    key(key).json.append(number);
    return this;
  }

  Packet put(String key, boolean flag) {
    key(key).json.append(flag);
    return this;
  }

  Packet put(String key, List<String> texts) {
    key(key).json.append('[');
    String comma = "";
    for (String text : texts) {
      json.append(comma);
      quote(text);
      comma = ",";
    }
    json.append(']');
    return this;
  }

  Packet putItems(String key, List<Packet> items) {
    key(key).json.append('[');
    String comma = "";
    for (Packet item : items) {
      json.append(comma).append(item.json).append('}');
      comma = ",";
    }
    json.append(']');
    return this;
  }

  /** Ends the packet; nothing may be put into it any more. */
  Buffer end() {
    return Buffer.buffer(json.append('}').toString());
  }

  private Packet key(String key) {
    json.append(",\"").append(key).append("\":");
    return this;
  }

  private Packet quote(String text) {
    json.append('"');
    ENCODER.quoteAsString(text, json);
    json.append('"');
    return this;
  }
}
