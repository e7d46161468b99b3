package hubbub.bridge.protocol.rwci;

import hubbub.bridge.spi.Chat;
import hubbub.bridge.spi.ChatSession;
import hubbub.bridge.spi.Commands;
import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Rejection;
import hubbub.bridge.spi.Services;
import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.LoggedIn;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One client from its first packet to its end: the login, and the way of each packet to its command. While a
 * login is being checked the peer is not read, so that what comes meanwhile is heard after it, in order.
 */
final class RwciConversation implements Conversation {
  private final Peer peer;
  private final Services services;
  private final RwciOptions options;
  private final Commands<RwciConversation> commands;
  private State state = State.NEW;
  private Optional<RwciMember> member = Optional.empty();

  RwciConversation(Peer peer, Services services, RwciOptions options, Commands<RwciConversation> commands) {
    this.peer = peer;
    this.services = services;
    this.options = options;
    this.commands = commands;
  }

  @Override
  public void text(String message) {
    JsonObject packet;
    try {
      packet = new JsonObject(message);
    } catch (DecodeException e) {
      peer.offence();
      return;
    }
    if (packet.getValue("type") instanceof String type && wellFormed(message, packet)) {
      commands.run(this, type, state == State.MEMBER, packet);
    } else {
      peer.offence();
    }
  }

  @Override
  public void rejected(Rejection why) {
    peer.offence();
  }

  @Override
  public void ending(CloseReason reason) {
    member.ifPresent(told -> told.ending(reason));
  }

  @Override
  public void closed() {
    state = State.ENDED;
  }

  Optional<RwciMember> member() {
    return member;
  }

  /** Counts a packet that is dropped. */
  void drop() {
    peer.offence();
  }

  /** Somebody wants to log in. */
  void auth(JsonObject packet) {
    AuthRequest request = AuthRequest.of(packet, peer.token());
    if (state == State.MEMBER || request.proof().isEmpty()) {
      refuse(CloseReason.LOGIN_FAILED);
      return;
    }
    state = State.ENTERING;
    peer.pause();
    prove(request.proof().get()).onSuccess(login -> enter(login, request)).onFailure(this::failed);
  }

  /** Somebody speaks, which the protocol's text lets only those do who are logged in. */
  void message(JsonObject packet) {
    if (member.isPresent()) {
      member.get().say(packet);
    } else {
      end(CloseReason.NOT_LOGGED_IN);
    }
  }

  private Future<LoggedIn> prove(AuthRequest.Proof proof) {
    return switch (proof) {
      case AuthRequest.Password password ->
          services.accounts().login(peer, password.name(), password.password(), options.registration());
      case AuthRequest.Token token ->
          services.accounts().verify(token.token()).map(who -> new LoggedIn(who, false, ""));
    };
  }

  private void enter(LoggedIn login, AuthRequest request) {
    if (state != State.ENTERING) {
      return;
    }
    RwciMember coming = new RwciMember(peer, services.chat(), request.extensions(), this::leave);
    services.chat().enter(peer, login.principal(), new Chat.Entry("rwci", List.of(), coming))
        .onSuccess(session -> entered(coming, session, new Welcome(login, request, options.channels())))
        .onFailure(this::failed);
  }

  private void entered(RwciMember coming, ChatSession session, Welcome welcome) {
    if (state != State.ENTERING) {
      session.end();
      return;
    }
    state = State.MEMBER;
    member = Optional.of(coming);
    peer.identify(session.principal());
    coming.entered(session, welcome);
    peer.resume();
  }

  private void failed(Throwable problem) {
    if (state == State.ENTERING) {
      refuse(reason(problem));
    }
  }

  // The sentence is the same for every cause; only the close code tells a client whether to come back by itself.
  private static CloseReason reason(Throwable problem) {
    ErrorCode code = problem instanceof Fault fault ? fault.code() : ErrorCode.INTERNAL;
    return switch (code) {
      case BANNED -> CloseReason.BANNED;
      case INTERNAL, UNAVAILABLE, BUSY, NO_SUCH_SESSION -> CloseReason.INTERNAL;
      default -> CloseReason.LOGIN_FAILED;
    };
  }

  private void refuse(CloseReason reason) {
    peer.send(Welcome.refusal());
    end(reason);
  }

  // A kick ends the conversation as well: there is no being in RWCI without the lobby.
  private void leave() {
    end(CloseReason.NORMAL);
  }

  private void end(CloseReason reason) {
    state = State.ENDED;
    peer.close(reason);
  }

  // An escape can stand for half a character, which no other client could be sent.
  private static boolean wellFormed(String message, JsonObject packet) {
    return !message.contains("\\u") || packet.stream().map(Map.Entry::getValue)
        .noneMatch(value -> value instanceof String text
            && text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  private enum State {
    NEW, ENTERING, MEMBER, ENDED
  }
}
