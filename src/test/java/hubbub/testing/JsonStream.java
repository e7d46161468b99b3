package hubbub.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a stream of bytes into the JSON objects in it, however they are glued, torn or spaced. */
final class JsonStream {
  private final Consumer<String> object;
  private final ByteArrayOutputStream current = new ByteArrayOutputStream();
  private int depth;
  private boolean quoted;
  private boolean escaped;

  JsonStream(Consumer<String> object) {
    this.object = object;
  }

  void bytes(byte[] chunk) {
    for (byte b : chunk) {
      next(b);
    }
  }

  private void next(byte b) {
    if (depth == 0 && b != '{') {
      if (!Character.isWhitespace(b)) {
        throw new IllegalStateException("a byte " + b + " between two packages");
      }
      return;
    }
    current.write(b);
    if (quoted) {
      quoted = escaped || b != '"';
      escaped = !escaped && b == '\\';
    } else if (b == '"') {
      quoted = true;
    } else if (b == '{') {
      depth++;
    } else if (b == '}' && --depth == 0) {
      object.accept(current.toString(StandardCharsets.UTF_8));
      current.reset();
    }
  }
}
