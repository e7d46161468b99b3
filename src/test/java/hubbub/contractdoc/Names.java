package hubbub.contractdoc;

/** How things of the contract are called in documents: {@code rooms.Say}, {@code matches.MatchQuery.Order}. */
final class Names {
  private static final String CONTRACT = "hubbub.contract";

  private Names() {}

  /** Returns the name of a type without the packages that all have in common. */
  static String of(Class<?> type) {
    return of(type.getCanonicalName());
  }

  /** Returns the name of a package, type or member likewise. */
  static String of(String name) {
    return name.equals(CONTRACT) ? "" : name.startsWith(CONTRACT + ".") ? name.substring(CONTRACT.length() + 1) : name;
  }

  /** Returns where a schema stands in the document. */
  static String schema(Class<?> type) {
    return "#/components/schemas/" + of(type);
  }
}
