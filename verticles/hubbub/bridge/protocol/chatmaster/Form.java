package hubbub.bridge.protocol.chatmaster;

/** How a client separates its packages, and so how it is answered. */
enum Form {
  /** Nothing between them: each read of the client is taken for one package. */
  RAW,
  /** A newline after each. */
  NEWLINE,
  /** Each a zlib stream of its own. */
  ZLIB,
  /** Each a gzip stream of its own. */
  GZIP
}
