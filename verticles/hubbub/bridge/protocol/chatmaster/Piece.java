package hubbub.bridge.protocol.chatmaster;

import io.vertx.core.json.JsonObject;

/** What the bytes of a client turn out to be. */
sealed interface Piece {
  /** A package. */
  record Package(JsonObject json) implements Piece {}

  /** Something that is no package: told once, however long it goes on. */
  record Broken(String sentence) implements Piece {}

  /** More and more bytes of what was told to be broken. */
  record Flood() implements Piece {}
}
