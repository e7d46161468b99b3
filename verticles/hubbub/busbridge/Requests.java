package hubbub.busbridge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import hubbub.access.Frame;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Fields;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one process was asked and has not answered: so many requests at a time, each to be answered once and in time.
 * The library remembers a request until it is answered; so whatever is not is answered with a failure here.
 */
final class Requests {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String REPLY_ADDRESS = "replyAddress";
  private static final String FAILURE_CODE = "failureCode";
  private static final int LONGEST_SENTENCE = 256;
  private static final int MOST_CODE = 999_999;

  private final Vertx vertx;
  private final int most;
  private final Duration time;
  private final Consumer<JsonObject> library;
  /** By the address at which an answer is waited for, the timer that ends the waiting. */
  private final Map<String, Long> open = new LinkedHashMap<>();
  /** The addresses at which nobody waits any more, as many as may be open. */
  private final Set<String> late = new LinkedHashSet<>();

  Requests(Vertx vertx, int most, Duration time, Consumer<JsonObject> library) {
    this.vertx = vertx;
    this.most = most;
    this.time = time;
    this.library = library;
  }

  /** Looks at a frame of the library's; tells whether the process may have it. */
  boolean admits(Buffer frame) {
    String address = replyAddress(frame);
    if (address.isEmpty()) {
      return true;
    }
    if (open.size() >= most) {
      fail(address, ErrorCode.BUSY);
      return false;
    }
    open.put(address, vertx.setTimer(time.toMillis(), late -> expired(address)));
    return true;
  }

  /** Tells whether a frame answers something. */
  boolean answeredBy(Frame frame) {
    return frame.type() == Frame.Type.SEND && (open.containsKey(frame.address()) || late.contains(frame.address()));
  }

  /**
   * Takes an answer.
   *
   * @param json the frame as it came, in which there may be a failure
   * @param checked what the library gets; its failure is added
   */
  void answer(Frame frame, JsonObject json, JsonObject checked) {
    if (late.remove(frame.address())) {
      throw new Fault(ErrorCode.UNAVAILABLE, "Nobody waits for this answer any more.");
    }
    if (!frame.replyAddress().isEmpty()) {
      throw new Fault(ErrorCode.BAD_REQUEST, "An answer cannot be a request.");
    }
    if (json.getValue(FAILURE_CODE) != null) {
      Fields fields = new Fields(json);
      String sentence = fields.text("message", "");
      if (sentence.length() > LONGEST_SENTENCE) {
        throw new Fault(ErrorCode.BAD_REQUEST, "The words of a failure are too long.");
      }
      checked.put(FAILURE_CODE, fields.whole(FAILURE_CODE, 1, MOST_CODE)).put("message", sentence);
    }
    vertx.cancelTimer(open.remove(frame.address()));
    library.accept(checked);
  }

  /** Answers whoever still waits, since the process is gone. */
  void end() {
    List.copyOf(open.keySet()).forEach(address -> {
      vertx.cancelTimer(open.remove(address));
      fail(address, ErrorCode.UNAVAILABLE);
    });
  }

  private void expired(String address) {
    open.remove(address);
    late.add(address);
    if (late.size() > most) {
      late.remove(late.iterator().next());
    }
    fail(address, ErrorCode.UNAVAILABLE);
  }

  private void fail(String address, ErrorCode code) {
    library.accept(new JsonObject().put("type", "send").put("address", address)
        .put(FAILURE_CODE, code.number()).put("message", code.sentence()));
  }

  // The library says it before the headers and the body, which may be long.
  private static String replyAddress(Buffer frame) {
    try (JsonParser parser = JSON.createParser(frame.getBytes())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME && parser.nextToken().isScalarValue()) {
        if (parser.currentName().equals(REPLY_ADDRESS)) {
          return parser.getText();
        }
      }
      return "";
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
