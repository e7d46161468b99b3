package hubbub.contract;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * A name of a person or a room: 1 to 32 characters after NFKC normalisation and trimming, none of them a control,
 * format, line or unassigned character. Two names are the same when their keys are: NFKC, then case folding.
 *
 * @param shown the name as it is shown
 * @param key the name as it is compared, stored and used in addresses
 */
public record Name(String shown, String key) {
  /** The longest name, in Unicode characters. */
  public static final int MAX_LENGTH = 32;

  /** The name the hub itself speaks under, which nobody else can have. */
  public static final String SERVER = "server";

  /** What the names of services begin with, and nobody else's. */
  public static final String SERVICE = "service:";

  /** Reads a name; empty where it breaks the rules. */
  public static Optional<Name> of(String text) {
    if (text == null || text.length() > 8 * MAX_LENGTH) {
      return Optional.empty();
    }
    String shown = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    int length = shown.codePointCount(0, shown.length());
    if (length == 0 || length > MAX_LENGTH || !shown.codePoints().allMatch(Name::visible)) {
      return Optional.empty();
    }
    return Optional.of(new Name(shown, fold(shown)));
  }

  /** Reads a person's name, which is never the hub's own, nor a service's. */
  public static Name person(String text) {
    return of(text).filter(name -> !name.key.equals(SERVER) && !name.key.startsWith(SERVICE))
        .orElseThrow(() -> new Fault(ErrorCode.NAME_INVALID));
  }

  /** Reads a room's name. */
  public static Name room(String text) {
    return of(text).orElseThrow(() -> new Fault(ErrorCode.ROOM_NAME_INVALID));
  }

  // Upper then lower case is full case folding but for a few characters, and it is stable under NFKC once more.
  private static String fold(String shown) {
    return Normalizer.normalize(shown.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
  }

  private static boolean visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
      default -> true;
    };
  }
}
