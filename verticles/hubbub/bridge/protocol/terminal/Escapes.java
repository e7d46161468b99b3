package hubbub.bridge.protocol.terminal;

import java.util.Arrays;

/**
 * Finds the end of an escape sequence (ECMA-48), torn anywhere, and tells those that change how text looks. Nothing of
 * the others is kept, and one that does not end is given up, so that it swallows no more than a screen.
 */
final class Escapes {
  private static final int MOST_SKIPPED = 4_096;
  private static final int MOST_NUMBERS = 32;
  private static final int LARGEST = 9_999;
  private static final int BELL = 7;
  private static final int CANCEL = 0x18;
  private static final int SUBSTITUTE = 0x1a;
  private static final int ESC = 0x1b;

  private enum State { NONE, BEGUN, INTERMEDIATE, NUMBERS, STRING, STRING_ESCAPE }

  private final Style style;
  private final int[] numbers = new int[MOST_NUMBERS];
  private State state = State.NONE;
  private boolean ordinary;
  private int count;
  private int skipped;

  Escapes(Style style) {
    this.style = style;
  }

  /** Tells whether the next byte belongs to a sequence. */
  boolean open() {
    return state != State.NONE;
  }

  /** A sequence begins. */
  void begin() {
    state = State.BEGUN;
    skipped = 0;
  }

  /** Takes the next byte of the sequence; false where the sequence had ended without it. */
  boolean take(byte octet) {
    int code = octet & 0xff;
    if (code == CANCEL || code == SUBSTITUTE || ++skipped > MOST_SKIPPED) {
      state = State.NONE;
      return skipped <= MOST_SKIPPED;
    }
    if (code == ESC && state != State.STRING) {
      begin();
      return true;
    }
    return switch (state) {
      case NONE -> false;
      case BEGUN -> begun(code);
      case INTERMEDIATE -> ended(code, 0x30, 0x7e);
      case NUMBERS -> numbers(code);
      case STRING, STRING_ESCAPE -> string(code);
    };
  }

  private boolean begun(int code) {
    switch (code) {
      case '[' -> {
        state = State.NUMBERS;
        ordinary = true;
        count = 0;
        Arrays.fill(numbers, 0);
      }
      case ']', 'P', 'X', '^', '_' -> state = State.STRING;
      default -> {
        state = State.INTERMEDIATE;
        return ended(code, 0x30, 0x7e);
      }
    }
    return true;
  }

  // Between a beginning and its last byte stand only bytes below; what is none of them was never part of it.
  private boolean ended(int code, int least, int most) {
    boolean last = code >= least && code <= most;
    if (last || code < ' ' || code > most) {
      state = State.NONE;
    }
    return code >= ' ' && code <= most;
  }

  private boolean numbers(int code) {
    if (code >= '0' && code <= '9') {
      if (count < MOST_NUMBERS) {
        numbers[count] = Math.min(LARGEST, numbers[count] * 10 + code - '0');
      }
    } else if (code == ';' || code == ':') {
      count = Math.min(MOST_NUMBERS, count + 1);
    } else {
      if (code == 'm' && ordinary) {
        style.change(numbers, Math.min(MOST_NUMBERS, count + 1));
      }
      ordinary &= code >= 0x40;
      return ended(code, 0x40, 0x7e);
    }
    return true;
  }

  private boolean string(int code) {
    if (code == BELL || state == State.STRING_ESCAPE) {
      state = State.NONE;
    } else if (code == ESC) {
      state = State.STRING_ESCAPE;
    }
    return true;
  }
}
