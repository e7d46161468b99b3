package hubbub.bridge.protocol.terminal;

import hubbub.contract.terminal.Document;
import hubbub.contract.terminal.DocumentKind;
import hubbub.contract.terminal.DocumentQuery;
import hubbub.contract.terminal.SetDocument;
import hubbub.contract.terminal.TerminalApi;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A person's notes or preferences: {@code get} them, or {@code set} their {@code content}, which is any JSON. What is
 * no object is kept within one.
 */
final class DocumentRequest {
  private static final String CONTENT = "content";
  private static final String WRAPPED = "$";

  private DocumentRequest() {}

  static void notes(SessionMember member, JsonObject payload) {
    answer(member, payload, "notes", DocumentKind.NOTES);
  }

  static void preferences(SessionMember member, JsonObject payload) {
    answer(member, payload, "preferences", DocumentKind.PREFERENCES);
  }

  private static void answer(SessionMember member, JsonObject payload, String type, DocumentKind kind) {
    String verb = payload.getString("type");
    Future<Document> document;
    if (member.view().opened().readOnly() && !member.who().registered()) {
      member.refuse(type, payload, "Please authenticate with your token.");
      return;
    } else if (verb.equals("get")) {
      document = member.terminals().ask(TerminalApi.DOCUMENT, new DocumentQuery(member.who().name(), kind));
    } else if (verb.equals("set") && payload.containsKey(CONTENT)) {
      document = member.terminals().ask(TerminalApi.SET_DOCUMENT,
          new SetDocument(member.who().name(), kind, wrapped(payload.getValue(CONTENT))));
    } else {
      member.refuse(type, payload, verb.equals("set") ? "The field 'content' is missing."
          : "There are no messages of this type about " + type + ".");
      return;
    }
    document
        .onSuccess(kept -> member.answer(type, Answers.ok().put("type", verb).put(CONTENT, unwrapped(kept.content()))
            .put("set", kept.setAt() == 0 ? "" : Instant.ofEpochMilli(kept.setAt()).toString())))
        .onFailure(problem -> member.refuse(type, payload, Answers.sentence(problem)));
  }

  private static JsonObject wrapped(Object content) {
    return content instanceof JsonObject object && !object.containsKey(WRAPPED) ? object
        : new JsonObject().put(WRAPPED, content);
  }

  private static Object unwrapped(JsonObject kept) {
    return kept.containsKey(WRAPPED) ? kept.getValue(WRAPPED) : kept;
  }
}
