package hubbub.bridge.protocol.terminal;

import hubbub.bridge.spi.Commands;
import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Rejection;
import hubbub.bridge.spi.Services;
import hubbub.bridge.spi.TerminalView;
import hubbub.contract.CloseReason;
import hubbub.contract.auth.Principal;
import hubbub.contract.terminal.OfSession;
import hubbub.contract.terminal.TerminalApi;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One client of the web terminal. It may try to authenticate as often as it likes; meanwhile it is not read, so that
 * what it says behind that is heard with its outcome. What cannot be done is answered and never ends the connection.
 */
final class TerminalConversation implements Conversation {
  private static final long ANSWERED_MILLIS = 900;

  private final Peer peer;
  private final Services services;
  private final int window;
  private final Commands<TerminalConversation> commands;
  private Optional<SessionMember> member = Optional.empty();
  private String type = "";
  private JsonObject payload = new JsonObject();
  private int attempt;
  private boolean entering;

  TerminalConversation(Peer peer, Services services, int window, Commands<TerminalConversation> commands) {
    this.peer = peer;
    this.services = services;
    this.window = window;
    this.commands = commands;
  }

  @Override
  public void text(String message) {
    type = "";
    payload = new JsonObject();
    JsonObject packet;
    try {
      packet = new JsonObject(message);
    } catch (DecodeException noObject) {
      refuse("This is no JSON object.");
      return;
    }
    type = packet.getValue("type") instanceof String text ? text : "";
    if (!(packet.getValue("payload") instanceof JsonObject object)) {
      refuse("The field 'payload' must be an object.");
      return;
    }
    payload = object;
    if (foreign(packet.getValue("sessionToken"))) {
      refuse("The session token does not match this connection's session.");
    } else {
      commands.run(this, type, member.isPresent(), object);
    }
  }

  @Override
  public void bytes(Buffer bytes) {
    type = "update";
    payload = new JsonObject();
    member.ifPresentOrElse(in -> in.typed(bytes), () -> refuse("Please authenticate first."));
  }

  @Override
  public void rejected(Rejection why) {
    type = "";
    payload = new JsonObject();
    refuse(switch (why) {
      case TOO_LARGE -> "The message is too large.";
      case INVALID_TEXT -> "The message is no valid UTF-8.";
      case UNEXPECTED_KIND -> "Such messages are not understood here.";
    });
  }

  @Override
  public void ending(CloseReason reason) {
    member.ifPresent(in -> in.notice(reason.name().toLowerCase(Locale.ROOT), reason.sentence()));
  }

  @Override
  public void closed() {
    attempt++;
    member.ifPresent(SessionMember::leave);
    member = Optional.empty();
  }

  Optional<SessionMember> member() {
    return member;
  }

  /** Says that the message that is being worked on cannot be done. */
  void refuse(String sentence) {
    peer.offence();
    peer.send(Answers.error(type, payload, sentence));
  }

  /** Somebody wants to open a session or to take one up again. */
  void authenticate(JsonObject asked) {
    Optional<Credentials> credentials = Credentials.of(asked, peer.token());
    if (member.isPresent()) {
      refuse("This connection is authenticated already.");
    } else if (credentials.isEmpty()) {
      refuse("Please send your token.");
    } else {
      entering = true;
      peer.pause();
      int mine = ++attempt;
      // The client is promised an answer within a second, whoever else is slow.
      peer.later(ANSWERED_MILLIS, () -> failed(mine, "The hub is busy. Please try again."));
      enter(mine, credentials.get());
    }
  }

  private void enter(int mine, Credentials credentials) {
    Future<Principal> proof = credentials.token().isEmpty() ? Future.succeededFuture(Principal.guest(""))
        : services.accounts().verify(credentials.token());
    proof.onFailure(problem -> failed(mine, Answers.sentence(problem))).onSuccess(who -> {
      if (mine == attempt) {
        SessionMember coming = new SessionMember(peer, services.terminals(), credentials, window, this::out);
        services.terminals().open(peer, credentials.opening(who, window), coming)
            .onSuccess(view -> entered(mine, coming, view, who))
            .onFailure(problem -> failed(mine, Answers.sentence(problem)));
      }
    });
  }

  private void entered(int mine, SessionMember coming, TerminalView view, Principal who) {
    if (mine != attempt || !entering) {
      view.leave();
      if (!view.opened().resumed()) {
        // Nobody knows of it.
        services.terminals().ask(TerminalApi.END, new OfSession(who, view.opened().session()));
      }
      return;
    }
    entering = false;
    // A session's token proves whose it is, and nothing more.
    Principal known = who.registered() ? who : new Principal(
        view.opened().person(), List.of(Principal.USER), "", System.currentTimeMillis(), 0);
    peer.identify(known);
    member = Optional.of(coming);
    coming.entered(view, known);
    peer.resume();
  }

  private void failed(int mine, String sentence) {
    if (mine == attempt && entering) {
      entering = false;
      attempt++;
      peer.offence();
      peer.send(Answers.error("authentication", new JsonObject(), sentence));
      peer.resume();
    }
  }

  private void out() {
    member = Optional.empty();
  }

  private boolean foreign(Object sessionToken) {
    return member.isPresent() && sessionToken instanceof String text && !text.isEmpty()
        && !member.get().isCalled(text);
  }
}
