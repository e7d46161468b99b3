package hubbub.bridge.spi;

import hubbub.access.Access;
import io.vertx.core.json.JsonObject;

/** One connection's line to the event bus. To be used on the loop it was opened on. */
public interface BusLine {
  /** Returns whose it is and what they may do, as was known when it was opened. */
  Access access();

  /** Gives the library a frame that was held to the rules. */
  void say(JsonObject frame);

  /** As {@link #close}, where it is the hub that ends it: of a service the audit has why. */
  void end(String why);

  /** Ends it and all that was listened to; nothing is heard after that. Twice is harmless. */
  void close();
}
