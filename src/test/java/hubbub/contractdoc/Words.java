package hubbub.contractdoc;

import java.util.List;

/**
 * What a piece of Javadoc says, without its form: words, code, links and blocks, in order.
 *
 * @param pieces one after the other
 */
record Words(List<Piece> pieces) {
  static final Words NONE = new Words(List.of());

  /** A part of what is said. */
  sealed interface Piece {}

  /** Plain words; their white space is single spaces. */
  record Text(String text) implements Piece {}

  /** Something as it is written in code or on the wire. */
  record Code(String text) implements Piece {}

  /** Leads to another part of the contract, which is named {@code hubbub.contract.rooms.RoomsApi#SAY}. */
  record Link(String target, String label) implements Piece {}

  /** A new paragraph begins. */
  record Paragraph() implements Piece {}

  /** Lines that stand as they are. */
  record Block(String lines) implements Piece {}

  /** Tells whether nothing is said. */
  boolean empty() {
    return pieces.isEmpty();
  }

  /** Returns the same with another piece in the place of one. */
  Words with(Piece one, Piece other) {
    return new Words(pieces.stream().map(piece -> piece.equals(one) ? other : piece).toList());
  }
}
