package hubbub.console.desk;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.console.desk.Alias;
import hubbub.contract.console.desk.Aliases;
import hubbub.store.KeyValueStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The aliases of people, in the store. */
final class AliasBook {
  private static final Pattern WORD = Pattern.compile("\\S{1,32}");
  private static final int MOST = 200;
  private static final int LONGEST = 1_000;

  private final KeyValueStore values;

  AliasBook(KeyValueStore values) {
    this.values = values;
  }

  Future<Aliases> of(String person) {
    return values.get(key(person)).map(found -> found
        .map(entry -> Aliases.fromJson(entry.value().toJsonObject())).orElseGet(() -> new Aliases(List.of())));
  }

  /** Keeps a text under a name, or forgets the name. A person has one console: nobody else changes them meanwhile. */
  Future<Aliases> set(String person, String name, String text) {
    if (!WORD.matcher(name).matches()) {
      throw new Fault(ErrorCode.NAME_INVALID, "An alias is one word of at most 32 characters.");
    }
    return of(person).compose(known -> {
      List<Alias> kept = new ArrayList<>(known.aliases());
      kept.removeIf(alias -> alias.name().equals(name));
      if (!text.isEmpty()) {
        kept.add(new Alias(name, text));
      }
      if (kept.size() > MOST || text.length() > LONGEST) {
        throw new Fault(ErrorCode.DOCUMENT_TOO_LARGE,
            "There may be " + MOST + " aliases, each of " + LONGEST + " characters.");
      }
      kept.sort(Comparator.comparing(Alias::name));
      Aliases aliases = new Aliases(List.copyOf(kept));
      return values.put(key(person), aliases.toJson().toBuffer()).map(aliases);
    });
  }

  private static String key(String person) {
    return "aliases/" + Name.person(person).key();
  }
}
