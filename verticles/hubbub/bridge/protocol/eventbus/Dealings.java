package hubbub.bridge.protocol.eventbus;

import hubbub.access.Access;
import hubbub.access.Frame;
import hubbub.access.Listening;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one connection listens to, which answers it waits for and which it owes: all that the library would keep for it
 * without a bound, or would believe of anybody. What is not allowed never gets further than here.
 */
final class Dealings {
  /** As the library has it; a longer one it would refuse without saying for which request. */
  private static final int LONGEST_REPLY_ADDRESS = 36;

  // Of headers of HTTP, which the library makes of them, there are no others.
  private static final Pattern NAME = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");
  private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}]*");

  private final EventBusConfig.Limits limits;
  private final Listening listening;
  private final Set<String> asked = new HashSet<>();
  private final LinkedHashSet<String> owed = new LinkedHashSet<>();

  Dealings(EventBusConfig.Limits limits) {
    this.limits = limits;
    this.listening = new Listening(limits.registrations());
  }

  /** Notes a frame that is to go to the library; fails with FORBIDDEN, BAD_REQUEST or BUSY where it may not. */
  void note(Frame frame, Access access) {
    boolean sends = frame.type() == Frame.Type.SEND;
    if (!sends || !owed.contains(frame.address())) {
      access.demand(frame);
    }
    frame.headers().forEach(Dealings::check);
    listening.note(frame);
    if (sends) {
      send(frame);
    }
  }

  /** Notes a frame that comes from the library. */
  void heard(JsonObject frame) {
    asked.remove(frame.getString("address", ""));
    String wanted = frame.getString("replyAddress", "");
    if (!wanted.isEmpty()) {
      if (owed.size() >= limits.requests()) {
        owed.removeFirst();
      }
      owed.add(wanted);
    }
  }

  /** Tells whether all that is listened to may be. */
  boolean within(Access access) {
    return listening.within(access);
  }

  private void send(Frame frame) {
    String wanted = frame.replyAddress();
    if (wanted.length() > LONGEST_REPLY_ADDRESS) {
      throw new Fault(ErrorCode.BAD_REQUEST, "A reply address has at most " + LONGEST_REPLY_ADDRESS + " characters.");
    }
    if (!wanted.isEmpty()) {
      if (asked.contains(wanted)) {
        throw new Fault(ErrorCode.BAD_REQUEST, "You wait for an answer at " + wanted + " already.");
      }
      if (asked.size() >= limits.requests()) {
        throw new Fault(ErrorCode.BUSY, "You wait for as many answers as you may.");
      }
      asked.add(wanted);
    }
    owed.remove(frame.address());
  }

  private static void check(Map.Entry<String, Object> header) {
    if (!NAME.matcher(header.getKey()).matches() || !VALUE.matcher(header.getValue().toString()).matches()) {
      throw new Fault(ErrorCode.BAD_REQUEST, "A header has characters that none can have.");
    }
  }
}
