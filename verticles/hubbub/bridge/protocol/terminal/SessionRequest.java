package hubbub.bridge.protocol.terminal;

import hubbub.contract.Endpoint;
import hubbub.contract.Message;
import hubbub.contract.terminal.Closed;
import hubbub.contract.terminal.OfPerson;
import hubbub.contract.terminal.OfSession;
import hubbub.contract.terminal.SessionState;
import hubbub.contract.terminal.Share;
import hubbub.contract.terminal.TerminalApi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.function.Function;

/**
 * Something about a person's sessions: {@code list} them, {@code end} one, {@code share} one with somebody who may
 * watch. Each is answered with its own type.
 *
 * @param member who asks
 * @param payload what for
 */
record SessionRequest(SessionMember member, JsonObject payload) {
  private static final String TYPE = "session";

  void carryOut() {
    switch (payload.getString("type")) {
      case "list" -> ask(TerminalApi.LIST, new OfPerson(member.who()),
          list -> new JsonObject().put("sessions", new JsonArray(list.sessions().stream().map(this::told).toList())));
      case "end" -> ask(TerminalApi.END, new OfSession(member.who(), session()), done -> new JsonObject());
      case "share" -> share();
      default -> member.refuse(TYPE, payload, "There are no session messages of this type.");
    }
  }

  private void share() {
    if (!(payload.getValue("with") instanceof String with) || with.isEmpty()) {
      member.refuse(TYPE, payload, "The field 'with' must be the name of an account.");
      return;
    }
    boolean on = !Boolean.FALSE.equals(payload.getValue("on"));
    ask(TerminalApi.SHARE, new Share(member.who(), session(), with, on),
        done -> new JsonObject().put("with", with).put("on", on));
  }

  // Without a name it is the one at hand.
  private String session() {
    return payload.getValue(TYPE) instanceof String named && !named.isEmpty() ? named
        : member.view().opened().session();
  }

  private <Q extends Message, R extends Message> void ask(
      Endpoint<Q, R> endpoint, Q request, Function<R, JsonObject> words) {
    member.terminals().ask(endpoint, request)
        .onSuccess(reply -> member.answer(TYPE,
            Answers.ok().put("type", payload.getString("type")).mergeIn(words.apply(reply))))
        .onFailure(problem -> member.refuse(TYPE, payload, Answers.sentence(problem)));
  }

  private JsonObject told(SessionState state) {
    return new JsonObject().put(TYPE, state.session()).put("person", state.person())
        .put("directory", state.directory()).put("begin", Instant.ofEpochMilli(state.begunAt()).toString())
        .put("used", Instant.ofEpochMilli(state.usedAt()).toString()).put("viewers", state.viewers())
        .put("running", state.running()).put("sharedWith", new JsonArray(state.sharedWith()))
        .put("current", state.session().equals(member.view().opened().session()));
  }

  /** Says to a person why a session is over. */
  static String sentence(Closed.Reason reason) {
    return switch (reason) {
      case ENDED -> "The session was ended.";
      case IDLE -> "The session was ended because nobody used it.";
      case TOO_OLD -> "The session was ended because it was too old.";
      case REVOKED -> "The login of the session's owner was revoked.";
      case FORBIDDEN -> "The session's owner may not use the terminal any more.";
      case UNSHARED -> "The session is not shared with you any more.";
      case DRAINING -> "The hub stops, and the session with it.";
    };
  }
}
