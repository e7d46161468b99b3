package hubbub.terminal;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.terminal.Document;
import hubbub.contract.terminal.DocumentKind;
import hubbub.contract.terminal.DocumentQuery;
import hubbub.contract.terminal.SetDocument;
import hubbub.store.KeyValueStore;
import hubbub.store.Pending;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Locale;

/** Notes and preferences of people, in the store. */
final class Documents {
  private final KeyValueStore values;
  private final Pending pending;
  private final Clock clock;
  private final int most;

  Documents(KeyValueStore values, Pending pending, Clock clock, int most) {
    this.values = values;
    this.pending = pending;
    this.clock = clock;
    this.most = most;
  }

  Future<Document> get(DocumentQuery query) {
    return values.get(key(query.person(), query.kind())).map(found -> found
        .map(entry -> Document.fromJson(entry.value().toJsonObject()))
        .orElseGet(() -> new Document(query.kind(), new JsonObject(), 0)));
  }

  Future<Document> set(SetDocument set) {
    Document document = new Document(set.kind(), set.content(), clock.millis());
    String key = key(set.person(), set.kind());
    if (set.content().toBuffer().length() > most) {
      throw new Fault(ErrorCode.DOCUMENT_TOO_LARGE, "At most " + most + " bytes of JSON can be kept.");
    }
    return pending.count(values.put(key, document.toJson().toBuffer())).map(document);
  }

  private static String key(String person, DocumentKind kind) {
    return kind.name().toLowerCase(Locale.ROOT) + "/" + Name.person(person).key();
  }
}
