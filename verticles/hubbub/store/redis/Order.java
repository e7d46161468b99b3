package hubbub.store.redis;

import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A script that writes, with its keys and what it is told beside the stamp. */
final class Order {
  private final Script script;
  private final List<String> keys;
  private final List<byte[]> told = new ArrayList<>();
  private int bytes;

  private Order(Script script, List<String> keys) {
    this.script = script;
    this.keys = keys;
  }

  static Order of(Script script, String... keys) {
    return new Order(script, List.of(keys));
  }

  /** Begins to run a script, one that asks for no stamp or is to be told it next. */
  static Request script(Script script, List<String> keys) {
    Request request = Request.cmd(Command.EVALSHA).arg(script.sha()).arg(keys.size());
    keys.forEach(request::arg);
    return request;
  }

  Order tell(String text) {
    return tell(text.getBytes(StandardCharsets.UTF_8));
  }

  Order tell(long number) {
    return tell(Long.toString(number));
  }

  /** Tells it a copy of a buffer. */
  Order tell(Buffer buffer) {
    return tell(buffer.getBytes());
  }

  int bytes() {
    return bytes;
  }

  Request request(Stamp stamp) {
    Request request = script(script, keys).arg(stamp.token()).arg(stamp.number()).arg(stamp.late());
    told.forEach(request::arg);
    return request;
  }

  private Order tell(byte[] argument) {
    told.add(argument);
    bytes += argument.length;
    return this;
  }
}
