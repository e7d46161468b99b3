package hubbub.console;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The consoles that have not ended, the oldest first; a person has one at most. */
final class Consoles {
  private final Map<String, Console> byOwner = new LinkedHashMap<>();

  void add(Console console) {
    byOwner.put(console.owner().key(), console);
  }

  void remove(Console console) {
    byOwner.remove(console.owner().key(), console);
  }

  Collection<Console> all() {
    return List.copyOf(byOwner.values());
  }

  int size() {
    return byOwner.size();
  }

  Optional<Console> of(Name person) {
    return Optional.ofNullable(byOwner.get(person.key()));
  }

  /** Returns the console of an id; fails with NO_SUCH_CONSOLE. */
  Console demand(String id) {
    return all().stream().filter(console -> console.id().equals(id)).findFirst()
        .orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_CONSOLE));
  }

  /** Returns for whom the console of an id speaks. */
  Optional<Principal> owner(String id) {
    return all().stream().filter(console -> console.id().equals(id)).findFirst().map(Console::principal);
  }

  /** Returns the console that was started with this code and has not connected yet. */
  Optional<Console> ofCode(String code) {
    return of(Console::code, code).filter(Console::expected);
  }

  /** Returns the console that was handed this token. */
  Optional<Console> ofToken(String token) {
    return of(Console::token, token);
  }

  // Takes as long whichever it is.
  private Optional<Console> of(Function<Console, String> secret, String asked) {
    byte[] bytes = asked.getBytes(StandardCharsets.UTF_8);
    Console found = null;
    for (Console console : byOwner.values()) {
      if (MessageDigest.isEqual(secret.apply(console).getBytes(StandardCharsets.UTF_8), bytes)) {
        found = console;
      }
    }
    return Optional.ofNullable(found);
  }
}
