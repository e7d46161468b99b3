package hubbub.bridge.http;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Puts an order together of the fields that a client names. */
final class Orders {
  private Orders() {}

  /** Returns the order by these fields, one that begins with a minus sign descending; where they are equal the last. */
  static <T> Comparator<T> of(List<String> fields, Map<String, Comparator<T>> known, Comparator<T> last) {
    return fields.stream()
        .map(field -> field.startsWith("-") ? known.get(field.substring(1)).reversed() : known.get(field))
        .reduce(Comparator::thenComparing).map(first -> first.thenComparing(last)).orElse(last);
  }
}
