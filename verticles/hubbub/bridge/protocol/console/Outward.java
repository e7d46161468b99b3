package hubbub.bridge.protocol.console;

import io.vertx.core.buffer.Buffer;

/**
 * A console's packet on its way to a page: as it is in the standard mode; in the legacy mode as a {@code response},
 * unless it is a {@code file}.
 *
 * @param type what the console called it
 * @param packet what the page is sent
 */
record Outward(String type, Buffer packet) {
  static final String QUIT = "quit";

  private static final String LEGACY_QUIT = "--#quit";
  private static final String LEGACY_PASSWORD = "--#password";
  private static final String FILE = "file";

  static Outward of(Buffer bytes, boolean legacy) {
    // Most begin with their type, so that next to nothing of a long packet has to be read.
    if (!legacy) {
      return new Outward(Envelope.firstType(bytes.getBytes()), bytes);
    }
    String packet = bytes.toString();
    return Envelope.of(packet).map(envelope -> new Outward(envelope.type(), legacy(envelope, packet, bytes)))
        .orElseGet(() -> new Outward("", bytes));
  }

  /** Returns how a legacy page is told that all is over. */
  static Buffer quit() {
    return Say.response(LEGACY_QUIT).packet(true);
  }

  private static Buffer legacy(Envelope envelope, String packet, Buffer bytes) {
    return switch (envelope.type()) {
      case "", FILE, Say.RESPONSE -> bytes;
      case QUIT -> quit();
      case Say.PASSWORD_REQUEST -> password(envelope, packet);
      default -> Buffer.buffer(envelope.retyped(packet, Say.RESPONSE));
    };
  }

  // The page hides what is typed only where the words say so.
  private static Buffer password(Envelope envelope, String packet) {
    String words = envelope.data().orElse("");
    return words.contains(LEGACY_PASSWORD) ? Buffer.buffer(envelope.retyped(packet, Say.RESPONSE))
        : Say.response((words + " " + LEGACY_PASSWORD + ":").strip()).packet(true);
  }
}
