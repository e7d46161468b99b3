package hubbub.bridge.protocol.eventbus;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.bridge.EventBusApi;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How frames are packed into the messages of a websocket. */
enum Packing {
  /** Each message is a frame. */
  PLAIN(EventBusApi.PATH) {
    @Override
    List<String> frames(String message) {
      return List.of(message);
    }

    @Override
    Buffer frame(Buffer json) {
      return json;
    }
  },

  /** As SockJS does it: texts in arrays, and a letter that says what it is. */
  SOCKJS("/eventbus/[^/.]+/[^/.]+/websocket") {
    @Override
    List<String> frames(String message) {
      try {
        Object said = message.isEmpty() ? new JsonArray() : Json.decodeValue(message);
        List<?> texts = said instanceof JsonArray array ? array.getList() : List.of(said == null ? 0 : said);
        if (texts.stream().allMatch(String.class::isInstance)) {
          return texts.stream().map(String.class::cast).toList();
        }
      } catch (DecodeException broken) {
        // It is no more than that.
      }
      throw new Fault(ErrorCode.BAD_REQUEST, "A message of SockJS must be an array of texts.");
    }

    @Override
    Buffer frame(Buffer json) {
      return Buffer.buffer("a[").appendString(Json.encode(json.toString())).appendString("]");
    }

    @Override
    Optional<Buffer> opening() {
      return Optional.of(Buffer.buffer("o"));
    }

    @Override
    Optional<Buffer> closing(int code, String sentence) {
      return Optional.of(Buffer.buffer("c" + new JsonArray().add(code).add(sentence).encode()));
    }
  };

  private final Pattern path;

  Packing(String path) {
    this.path = Pattern.compile(path);
  }

  /** Returns how frames are packed at a path, if anybody may connect there. */
  static Optional<Packing> at(String path) {
    return List.of(values()).stream().filter(one -> one.path.matcher(path).matches()).findFirst();
  }

  /** Returns how frames are packed on a connection whose handshake was for this. */
  static Packing of(String target) {
    return at(target.split("\\?", 2)[0]).orElse(PLAIN);
  }

  /** Returns the frames of a message; fails with BAD_REQUEST. */
  abstract List<String> frames(String message);

  /** Returns the message with a frame. */
  abstract Buffer frame(Buffer json);

  /** Returns what is said first. */
  Optional<Buffer> opening() {
    return Optional.empty();
  }

  /** Returns what is said last. */
  Optional<Buffer> closing(int code, String sentence) {
    return Optional.empty();
  }
}
