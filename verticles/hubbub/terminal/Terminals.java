package hubbub.terminal;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sessions that have not ended, the oldest first. */
final class Terminals {
  private final Map<String, Terminal> byId = new LinkedHashMap<>();

  void add(Terminal terminal) {
    byId.put(terminal.id(), terminal);
  }

  void remove(Terminal terminal) {
    byId.remove(terminal.id());
  }

  Collection<Terminal> all() {
    return List.copyOf(byId.values());
  }

  /** Returns the session of an id; fails with NO_SUCH_TERMINAL. */
  Terminal demand(String id) {
    Terminal found = byId.get(id);
    if (found == null) {
      throw new Fault(ErrorCode.NO_SUCH_TERMINAL);
    }
    return found;
  }

  /** Returns the session of a token; fails with NO_SUCH_TERMINAL. Takes as long whichever it is. */
  Terminal ofToken(String token) {
    byte[] asked = token.getBytes(StandardCharsets.UTF_8);
    Terminal found = null;
    for (Terminal terminal : byId.values()) {
      if (MessageDigest.isEqual(terminal.token().getBytes(StandardCharsets.UTF_8), asked)) {
        found = terminal;
      }
    }
    if (found == null) {
      throw new Fault(ErrorCode.NO_SUCH_TERMINAL);
    }
    return found;
  }

  List<Terminal> of(Name owner) {
    return byId.values().stream().filter(terminal -> terminal.owner().key().equals(owner.key())).toList();
  }

  /** Returns the viewers of a person, whatever they see. */
  List<Viewer> viewers(Name person) {
    return byId.values().stream().flatMap(terminal -> terminal.viewers().values().stream())
        .filter(viewer -> viewer.person().key().equals(person.key())).toList();
  }
}
