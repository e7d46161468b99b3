package hubbub.contractdoc;

import java.util.List;

/**
 * What belongs together: a package of the contract.
 *
 * @param name of the package, {@code console.desk}; empty for what all have in common
 * @param apis the classes with its addresses, or with what is to be known of a door to the bus
 * @param conversations in the order of the sources
 * @param messages its messages with their samples
 * @param choices its enums
 * @param others what is told on the bus, but is no JSON object
 */
record Noun(String name, List<Class<?>> apis, List<Conversation> conversations, List<Reader> messages,
    List<Class<?>> choices, List<Class<?>> others) {
  /** Returns what it is called where people read. */
  String title() {
    return name.isEmpty() ? "In common" : name;
  }

  /** Returns its place in the page. */
  String anchor() {
    return name.isEmpty() ? "in-common" : "noun-" + name;
  }

  /** Returns the full name of its package. */
  String pack() {
    return name.isEmpty() ? "hubbub.contract" : "hubbub.contract." + name;
  }
}
