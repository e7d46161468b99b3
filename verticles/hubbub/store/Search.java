package hubbub.store;

import hubbub.contract.AuditLine;
import hubbub.contract.AuditPage;
import hubbub.contract.AuditQuery;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What has been found of an audit so far, and whether that is enough. Lines are looked at from the newest on. */
final class Search {
  /** Where the audits say who did something, and to whom. */
  private static final List<String> NAMED = List.of("actor", "name", "person", "target");
  /** Where they say what. */
  private static final List<String> DONE = List.of("act", "verb");

  private final AuditQuery query;
  private final String text;
  private final List<AuditLine> found = new ArrayList<>();

  Search(AuditQuery query) {
    this.query = query;
    this.text = query.text().toLowerCase(Locale.ROOT);
  }

  /** Looks at a line; tells whether neither it nor an older one is wanted. */
  boolean over(Journal.Line line) {
    if (full()) {
      return true;
    }
    JsonObject entry = line.entry().toJsonObject();
    long at = entry.getLong("at", 0L);
    if (at < query.since()) {
      return true;
    }
    if (at <= query.until() && says(entry, NAMED, query.who()) && says(entry, DONE, query.deed())
        && line.entry().toString().toLowerCase(Locale.ROOT).contains(text)) {
      found.add(new AuditLine(line.seq(), entry));
    }
    return false;
  }

  private static boolean says(JsonObject entry, List<String> places, String wanted) {
    return wanted.isEmpty() || places.stream().anyMatch(place -> entry.getValue(place) instanceof String said
        && said.equalsIgnoreCase(wanted));
  }

  /** Tells whether as many have been found as were asked for. */
  boolean full() {
    return found.size() == query.limit();
  }

  AuditPage page(long next) {
    return new AuditPage(List.copyOf(found), next);
  }
}
