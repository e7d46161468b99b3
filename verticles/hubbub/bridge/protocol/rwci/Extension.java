package hubbub.bridge.protocol.rwci;

import io.vertx.core.json.JsonArray;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a client may ask for beyond the protocol's text, in the {@code extensions} of its {@code auth}. */
enum Extension {
  /** Messages carry {@code id} and {@code ts}. */
  IDS,
  /** What was said before can be asked for. */
  HISTORY,
  /** Rooms besides the lobby, topics, invitations, and who is there. */
  ROOMS;

  /** Reads those asked for that there are; what is no list of known names asks for nothing. */
  static Set<Extension> asked(Object list) {
    Set<Extension> found = EnumSet.noneOf(Extension.class);
    if (list instanceof JsonArray array) {
      for (Extension extension : values()) {
        if (array.contains(extension.word())) {
          found.add(extension);
        }
      }
    }
    return found;
  }

  static List<String> words(Set<Extension> extensions) {
    return extensions.stream().map(Extension::word).toList();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
