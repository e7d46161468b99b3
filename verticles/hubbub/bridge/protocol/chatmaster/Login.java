package hubbub.bridge.protocol.chatmaster;

import hubbub.bridge.spi.Services;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Principal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/**
 * Lets a client in: as a guest by its name, or under an account with a password or a token. A refused client stays
 * connected and may try again.
 */
final class Login {
  private final ChatmasterConversation talk;
  private final Services services;

  Login(ChatmasterConversation talk, Services services) {
    this.talk = talk;
    this.services = services;
  }

  void attempt(JsonObject parameters) {
    talk.turns().move(() -> proof(parameters).compose(talk.member()::enter).recover(problem -> {
      talk.out().answer(Wording.refused(reason(problem)));
      return Future.succeededFuture();
    }));
  }

  private Future<Principal> proof(JsonObject parameters) {
    Object username = parameters.getValue("username");
    if (parameters.getValue("token") instanceof String token) {
      return services.accounts().verify(token).compose(who -> username == null || same(username, who.name())
          ? Future.succeededFuture(who) : Future.failedFuture(new Fault(ErrorCode.TOKEN_INVALID)));
    }
    if (!(username instanceof String name)) {
      return Future.failedFuture(new Fault(ErrorCode.NAME_INVALID));
    }
    if (parameters.getValue("password") instanceof String password) {
      return services.accounts().login(talk.peer(), name, password, false).map(LoggedIn::principal);
    }
    return Future.succeededFuture(Principal.guest(name));
  }

  private static boolean same(Object username, String name) {
    return username instanceof String text
        && Name.of(text).map(Name::key).equals(Name.of(name).map(Name::key));
  }

  // The protocol's text has one sentence for every name that cannot be had now.
  private static String reason(Throwable problem) {
    return Fault.is(problem, ErrorCode.ALREADY_CONNECTED) ? ErrorCode.NAME_TAKEN.sentence()
        : ChatmasterConversation.sentence(problem);
  }
}
