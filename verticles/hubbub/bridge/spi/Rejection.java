package hubbub.bridge.spi;

/** Why the transport left a message out. The connection goes on. */
public enum Rejection {
  /** It was longer than the listener's limit; its bytes were dropped as they came. */
  TOO_LARGE,
  /** A text that is not valid UTF-8. */
  INVALID_TEXT,
  /** Text where bytes are spoken, or bytes where text is. */
  UNEXPECTED_KIND
}
