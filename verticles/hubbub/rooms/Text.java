package hubbub.rooms;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;

/** What a message may look like. */
final class Text {
  private static final char REPLACEMENT = '\uFFFD';

  private Text() {}

  /**
   * Returns the message as it may be said: half a surrogate pair, which no encoding has, becomes U+FFFD. Fails with
   * MESSAGE_EMPTY, MESSAGE_TOO_LONG.
   */
  static String message(String text, int maxBytes) {
    if (text.isBlank()) {
      throw new Fault(ErrorCode.MESSAGE_EMPTY);
    }
    String sound = sound(text);
    // Three bytes a character at the most; only a text near the limit is counted.
    if (sound.length() > maxBytes || sound.length() * 3L > maxBytes && bytes(sound) > maxBytes) {
      throw new Fault(ErrorCode.MESSAGE_TOO_LONG, "A message has at most " + maxBytes + " bytes.");
    }
    return sound;
  }

  /** Returns a topic as it may be set. Fails with MESSAGE_TOO_LONG. */
  static String topic(String text, int maxCharacters) {
    String sound = sound(text.strip());
    if (sound.codePointCount(0, sound.length()) > maxCharacters) {
      throw new Fault(ErrorCode.MESSAGE_TOO_LONG, "A topic has at most " + maxCharacters + " characters.");
    }
    return sound;
  }

  private static int bytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Each half of a pair counts two, which makes the four bytes of a pair.
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  private static String sound(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return repaired(text);
      }
    }
    return text;
  }

  private static String repaired(String text) {
    StringBuilder sound = new StringBuilder(text.length());
    text.codePoints().forEach(c -> sound.appendCodePoint(
        c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c));
    return sound.toString();
  }
}
