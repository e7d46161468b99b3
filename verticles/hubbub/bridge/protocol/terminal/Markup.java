package hubbub.bridge.protocol.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** In which form output is sent. Has a word for every byte that does not go out as it is. */
enum Markup {
  /** Fragments that can be put into a page. */
  HTML,
  /** The characters as they came, without escape sequences. */
  TEXT;

  /** Goes out as it is. */
  static final byte PLAIN = 0;
  /** Goes out as its {@link #word}. */
  static final byte WORD = 1;
  /** Begins an escape sequence. */
  static final byte ESCAPE = 2;
  /** Is one line end together with a line feed behind it. */
  static final byte RETURN = 3;
  /** Belongs to a character of several bytes. */
  static final byte HIGH = 4;

  private static final int ESC = 0x1b;
  private static final int DELETE = 0x7f;

  private final byte[] kinds = new byte[256];
  private final byte[][] words = new byte[256][];

  Markup() {
    for (int i = 0; i < 256; i++) {
      Optional<String> word = word(i);
      kinds[i] = i >= 128 ? HIGH : i == ESC ? ESCAPE : word.isPresent() ? WORD : PLAIN;
      words[i] = word.map(text -> text.getBytes(StandardCharsets.US_ASCII)).orElse(new byte[0]);
    }
    if (html()) {
      kinds['\r'] = RETURN;
    }
  }

  /** Returns the form of this name. */
  static Optional<Markup> named(String name) {
    return switch (name) {
      case "html" -> Optional.of(HTML);
      case "text" -> Optional.of(TEXT);
      default -> Optional.empty();
    };
  }

  byte[] kinds() {
    return kinds;
  }

  /** Returns what stands for a byte in a JSON string. */
  byte[] word(byte octet) {
    return words[octet & 0xff];
  }

  boolean html() {
    return name().equals("HTML");
  }

  private Optional<String> word(int octet) {
    return switch (octet) {
      case '"' -> Optional.of("\\\"");
      case '\\' -> Optional.of("\\\\");
      case '\t' -> Optional.of("\\t");
      case '\r' -> Optional.of("\\r");
      case '\n' -> Optional.of(html() ? "<br>" : "\\n");
      case '&' -> html() ? Optional.of("&amp;") : Optional.empty();
      case '<' -> html() ? Optional.of("&lt;") : Optional.empty();
      case '>' -> html() ? Optional.of("&gt;") : Optional.empty();
      default -> octet < ' ' || octet == DELETE ? Optional.of(control(octet)) : Optional.empty();
    };
  }

  // Pages have no control characters.
  private String control(int octet) {
    return html() ? "" : String.format(Locale.ROOT, "\\u%04x", octet);
  }
}
