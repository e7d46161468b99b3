package hubbub.bridge.protocol.match;

import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.MatchSeat;
import hubbub.bridge.spi.Matches;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Rejection;
import hubbub.bridge.spi.Services;
import hubbub.contract.CloseReason;
import hubbub.contract.auth.Principal;
import hubbub.contract.matches.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * One client from its handshake to the end of its match. The handshake is always accepted, since clients learn only
 * from a message why they get no seat: authentication, query, role, match and seat are looked at in this order. What
 * spectators say is ignored, be it right or wrong.
 */
final class MatchConversation implements Conversation {
  // So long after the end a client that is still playing is told that it is over; then its connection closes.
  private static final long LINGER_MILLIS = 300;

  private final Peer peer;
  private final Services services;
  private Optional<MatchSeat> seat = Optional.empty();
  private boolean spectator;
  private boolean over;

  MatchConversation(Peer peer, Services services) {
    this.peer = peer;
    this.services = services;
  }

  @Override
  public void opened() {
    // Nothing is read until there is a seat.
    peer.pause();
    peer.token().ifPresentOrElse(
        token -> services.accounts().verify(token)
            .onSuccess(this::proved)
            .onFailure(problem -> refuse(Answers.toToken(problem))),
        () -> refuse(Answers.NOBODY));
  }

  @Override
  public void text(String message) {
    command(message).ifPresentOrElse(this::play, this::answerNoCommand);
  }

  @Override
  public void bytes(Buffer bytes) {
    answerNoCommand();
  }

  @Override
  public void rejected(Rejection why) {
    answerNoCommand();
  }

  @Override
  public void ending(CloseReason reason) {
    if (reason == CloseReason.BANNED || reason == CloseReason.REVOKED) {
      peer.send(Answers.UNAUTHENTICATED);
    }
  }

  @Override
  public void closed() {
    seat = Optional.empty();
  }

  private void proved(Principal who) {
    if (!peer.open()) {
      return;
    }
    peer.identify(who);
    Target target = Target.of(peer.target());
    Optional<Role> role = target.role();
    if (!target.wellFormed()) {
      refuse(Answers.BAD_KEY);
    } else if (role.isEmpty()) {
      refuse(Answers.BAD_ROLE);
    } else {
      target.match().ifPresentOrElse(
          match -> enter(who, new Matches.Entry(match, role.get(), this::ended)),
          () -> refuse(Answers.NO_SUCH_MATCH));
    }
  }

  private void enter(Principal who, Matches.Entry entry) {
    services.matches().enter(peer, who, entry)
        .onSuccess(taken -> {
          spectator = entry.role() == Role.SPECTATOR;
          seat = Optional.of(taken);
          peer.send(Answers.SUCCESS);
          peer.resume();
        })
        .onFailure(problem -> refuse(Answers.toJoining(problem)));
  }

  private void refuse(Answers.Refusal refusal) {
    if (peer.open()) {
      peer.send(refusal.words());
      peer.close(refusal.reason());
    }
  }

  private void play(JsonObject command) {
    if (spectator) {
      return;
    }
    if (over) {
      peer.send(Answers.ENDED);
    } else if (command.remove("command") instanceof String word) {
      seat.ifPresent(taken -> taken.command(word, command).onFailure(problem -> answer(Answers.toCommand(problem))));
    } else {
      peer.offence();
      peer.send(Answers.INVALID);
    }
  }

  private void answerNoCommand() {
    peer.offence();
    if (!spectator) {
      answer(over ? Answers.ENDED : Answers.NO_COMMAND);
    }
  }

  private void answer(Buffer words) {
    if (peer.open()) {
      peer.send(words);
    }
  }

  private void ended(Matches.Ending why) {
    over = true;
    switch (why) {
      case OVER -> peer.later(LINGER_MILLIS, () -> peer.close(CloseReason.NORMAL));
      case GONE -> {
        answer(Answers.ENDED);
        peer.close(CloseReason.NORMAL);
      }
      case REPLACED -> peer.close(CloseReason.REPLACED);
    }
  }

  private static Optional<JsonObject> command(String message) {
    try {
      return Optional.of(new JsonObject(message)).filter(object -> object.containsKey("command"));
    } catch (DecodeException noObject) {
      return Optional.empty();
    }
  }
}
