package hubbub.bridge.protocol.chatmaster;

import java.util.Optional;

/** Takes packages out of a stream of bytes, one at a time, wherever the network has cut it. */
interface Decoder {
  /** The sentence for what is longer than a package may be. */
  String TOO_LARGE = "The package is too large.";

  /** The sentence for what breaks off. */
  String INCOMPLETE = "The package is not complete.";

  /** How many bytes may be thrown away before that counts as one more offence. */
  int FLOOD_BYTES = 1 << 20;

  /** Reads from a chunk until a piece is found or the chunk ends; returns where to go on. */
  int read(byte[] chunk, int from);

  /** Takes the piece found by the last reading. */
  Optional<Piece> piece();

  /** Returns how many bytes are held in memory. */
  int held();

  /** Gives back what the garbage collector would not; nothing is read afterwards. */
  default void close() {}
}
