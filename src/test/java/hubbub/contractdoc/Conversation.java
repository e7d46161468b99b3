package hubbub.contractdoc;

import java.util.List;
import java.util.Optional;

/**
 * One address of the contract and what is said there.
 *
 * @param name how links name it, {@code hubbub.contract.rooms.RoomsApi#SAY}
 * @param address with its variables in braces
 * @param variables their names, in the order of the address
 * @param asked the record of a request, or of an event
 * @param reply the record of the reply; empty for an event
 * @param words what its Javadoc says
 */
record Conversation(String name, String address, List<String> variables, Class<?> asked, Optional<Class<?>> reply,
    Words words) {
  /** Tells whether it is published and not answered. */
  boolean event() {
    return reply.isEmpty();
  }

  /** Returns what names it in links and keys: the address without braces. */
  String id() {
    return address.replaceAll("[{}]", "");
  }

  /** Returns the same with other words. */
  Conversation with(Words other) {
    return new Conversation(name, address, variables, asked, reply, other);
  }
}
