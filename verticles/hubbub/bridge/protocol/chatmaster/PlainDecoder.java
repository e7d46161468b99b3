package hubbub.bridge.protocol.chatmaster;

import hubbub.bridge.protocol.chatmaster.Piece.Broken;
import hubbub.bridge.protocol.chatmaster.Piece.Flood;
import hubbub.bridge.protocol.chatmaster.Piece.Package;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bare JSON objects, glued or torn anywhere. What is broken is told at the first byte that cannot be right and skipped
 * as {@link Skipping} says; what is too large or too deep is told at once and skipped to its end without being kept.
 */
final class PlainDecoder implements Decoder {
  private static final int BRACE_QUOTE = '{' << 8 | '"';

  private final int limit;
  private final Grammar grammar = new Grammar();
  private final Skipping skipping = new Skipping();
  private final Growing body;
  private Optional<Piece> piece = Optional.empty();
  private State state = State.BETWEEN;
  private boolean ended;
  private boolean newline;
  private long thrown;
  private int start;
  private int tail;

  private enum State { BETWEEN, OBJECT, OVERSIZE, SKIPPING }

  PlainDecoder(int limit) {
    this.limit = limit;
    this.body = new Growing(limit);
  }

  /** Tells whether a newline ever stood between two packages. */
  boolean newline() {
    return newline;
  }

  /** Tells whether nothing is begun. */
  boolean idle() {
    return state == State.BETWEEN;
  }

  @Override
  public int read(byte[] chunk, int from) {
    start = from;
    int at = from;
    while (at < chunk.length && !(ended && !blank(chunk[at]))) {
      take(chunk, at++);
    }
    if (state == State.OBJECT) {
      keep(chunk, at);
    }
    ended = false;
    return at;
  }

  @Override
  public Optional<Piece> piece() {
    Optional<Piece> found = piece;
    piece = Optional.empty();
    return found;
  }

  @Override
  public int held() {
    return body.held();
  }

  private void take(byte[] chunk, int at) {
    byte b = chunk[at];
    switch (state) {
      case BETWEEN -> between(b, at);
      case OBJECT, OVERSIZE -> inside(chunk, at);
      case SKIPPING -> skip(b, at);
      default -> throw new IllegalStateException();
    }
  }

  private void between(byte b, int at) {
    if (b == '{') {
      begin(at);
    } else if (b == '\n') {
      newline = true;
    } else if (!blank(b)) {
      found(new Broken("A package is a JSON object."));
      skipping.begin(0, false, true);
      state = State.SKIPPING;
    }
  }

  private void begin(int at) {
    start = at;
    body.clear();
    grammar.begin();
    grammar.step((byte) '{');
    state = State.OBJECT;
  }

  private void resume(byte[] head, int next) {
    begin(next);
    body.add(head, 0, head.length);
    for (int i = 1; i < head.length; i++) {
      grammar.step(head[i]);
    }
  }

  private void inside(byte[] chunk, int at) {
    byte b = chunk[at];
    if (state == State.OVERSIZE) {
      throwAway();
    } else if (body.size() + at - start >= limit) {
      body.clear();
      found(new Broken(TOO_LARGE));
      state = State.OVERSIZE;
    }
    switch (grammar.step(b)) {
      case ON -> { }
      case END -> end(chunk, at + 1);
      case WRONG -> wrong(b, at);
      case TOO_DEEP -> {
        broken("The package is nested too deeply.");
        skipping.begin(grammar.depth() + 1, false, false);
      }
      default -> throw new IllegalStateException();
    }
    tail = tail << 8 | b & 0xff;
  }

  private void end(byte[] chunk, int to) {
    if (state == State.OBJECT) {
      found(parse(chunk, to));
    }
    body.clear();
    state = State.BETWEEN;
  }

  private void wrong(byte b, int at) {
    broken("The package is no valid JSON.");
    if (b == '{' && grammar.afterValue()) {
      // Its closing bracket is missing, and the next package is here.
      begin(at);
    } else {
      skipping.begin(grammar.depth(), grammar.inString(), true);
      if ((tail & 0xffff) == BRACE_QUOTE) {
        skipping.headBegun();
      }
      skip(b, at);
    }
  }

  private void broken(String sentence) {
    if (state == State.OBJECT) {
      found(new Broken(sentence));
    }
    body.clear();
    state = State.SKIPPING;
  }

  private void skip(byte b, int at) {
    throwAway();
    switch (skipping.step(b)) {
      case LINE -> {
        newline = true;
        state = State.BETWEEN;
      }
      case CLOSED -> state = State.BETWEEN;
      case OPENED -> begin(at);
      case HEAD -> resume(skipping.head(), at + 1);
      default -> { }
    }
  }

  private void throwAway() {
    if (++thrown % FLOOD_BYTES == 0 && piece.isEmpty()) {
      found(new Flood());
    }
  }

  private void found(Piece one) {
    piece = Optional.of(one);
    ended = true;
  }

  private void keep(byte[] chunk, int end) {
    body.add(chunk, start, end);
  }

  private Piece parse(byte[] chunk, int to) {
    ByteBuffer bytes = ByteBuffer.wrap(chunk, start, to - start);
    if (body.size() > 0) {
      keep(chunk, to);
      bytes = ByteBuffer.wrap(body.copy());
    }
    try {
      return new Package(new JsonObject(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString()));
    } catch (CharacterCodingException notText) {
      return new Broken("The package is not valid UTF-8.");
    } catch (DecodeException notJson) {
      return new Broken("The package is no valid JSON.");
    }
  }

  private static boolean blank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
