package hubbub.hub;

import java.util.List;
import java.util.stream.Stream;

/** JSON values that no decent client sends, as they stand in a packet. */
final class HostileValues {
  /** What is no text; {@code null} counts as absent. */
  static final List<String> NO_TEXTS = List.of("null", "true", "0", "-0", "-1", "1e400", "-1e999999999",
      "12345.6789", "9".repeat(900), "[]", "[\"general\"]", "[null,[{}]]", "{}", "{\"general\":{\"a\":[]}}",
      nested(60));

  /** Texts that are no names. */
  static final List<String> NO_NAMES = List.of("\"\"", "\" \"", "\"a\\u0000b\"", "\"a\\nb\"", "\"a\\u0007\"",
      "\"\\u001b[31mred\"", "\"a\\u202eb\"", "\"\\u200b\"", "\"a\\u2028b\"", "\"\\ue000\"", "\"\\uffff\"",
      "\"" + "x".repeat(33) + "\"", "\"" + "x".repeat(60_000) + "\"", "\"\\ufdfa\\ufdfa\"");

  /** Texts that are halves of characters. */
  static final List<String> HALVES = List.of("\"\\ud800\"", "\"a\\udc00\"", "\"\\udc00\\ud800\"");

  /** Lines that are odd and may be said all the same, as they are read. */
  static final List<String> ODD_LINES = List.of("\0", "a\0b", "\u001b[2J", "\u0007\b\f", "\u202egnp.exe", "\ufeff",
      "\uffff", "\\u0000", "</script><script>", "a\u2028b", "\ud83d\ude00");

  private HostileValues() {}

  /** Puts each of these values into each of these packets, in the place of the per cent sign. */
  static Stream<String> packets(List<String> packets, List<String> values) {
    return packets.stream().flatMap(packet -> values.stream().map(value -> packet.replace("%", value)));
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
