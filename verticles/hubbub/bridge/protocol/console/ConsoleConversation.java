package hubbub.bridge.protocol.console;

import hubbub.bridge.spi.ConsoleView;
import hubbub.bridge.spi.Consoles;
import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Rejection;
import hubbub.bridge.spi.Services;
import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Principal;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * One page: carries out what the {@link Dialogue} decides. While the hub looks a name up or proves a password the page
 * is not read, so that what it says behind that is heard with its outcome.
 */
final class ConsoleConversation implements Conversation {
  private final Peer peer;
  private final Services services;
  private final ConsoleOptions options;
  private final Dialogue dialogue;
  private Optional<Seat> seat = Optional.empty();
  private Principal who = Principal.guest("");
  private Future<Void> renewing = Future.succeededFuture();
  private boolean mayComeBack = true;

  ConsoleConversation(Peer peer, Services services, ConsoleOptions options) {
    this.peer = peer;
    this.services = services;
    this.options = options;
    this.dialogue = new Dialogue(options.registration());
  }

  @Override
  public void text(String message) {
    switch (dialogue.hear(message)) {
      case Act.Drop dropped -> peer.offence();
      case Act.Answer(Say words, boolean misplaced) -> {
        if (misplaced) {
          peer.offence();
        }
        say(words);
      }
      case Act.Look look -> look();
      case Act.Prove(String secret) -> prove(secret);
      case Act.Enter enter -> enter();
      case Act.Forward forward -> seat.orElseThrow().forward(message);
      case Act.Renew(String secret) -> renew(secret);
    }
  }

  @Override
  public void rejected(Rejection why) {
    peer.offence();
    say(Say.response(switch (why) {
      case TOO_LARGE -> "The packet is too large. Please try again.";
      case INVALID_TEXT -> "The packet is no valid UTF-8. Please try again.";
      case UNEXPECTED_KIND -> "Binary packets are not understood. Please try again.";
    }));
  }

  @Override
  public void ending(CloseReason reason) {
    say(Say.response(reason.sentence()));
    mayComeBack = reason.advice() != CloseReason.Advice.DO_NOT_RETRY;
    leave();
  }

  @Override
  public void parting() {
    mayComeBack = false;
  }

  @Override
  public void closed() {
    leave();
  }

  private void look() {
    peer.pause();
    String name = dialogue.login().name();
    boolean spies = dialogue.login().spied().isPresent();
    Future<Boolean> known = options.registration() ? services.accounts().known(name) : Future.succeededFuture(true);
    Future<Boolean> taken = spies ? Future.succeededFuture(false) : services.consoles().taken(name);
    Future.all(known, taken)
        .onSuccess(both -> goOn(dialogue.looked(known.result(), taken.result())))
        .onFailure(problem -> goOn(dialogue.refused(Wording.sentence(problem))));
  }

  private void prove(String secret) {
    peer.pause();
    services.accounts().prove(peer, dialogue.login().name(), secret, dialogue.register())
        .onSuccess(this::proved)
        .onFailure(problem -> goOn(Fault.is(problem, ErrorCode.BAD_CREDENTIALS) ? dialogue.incorrect()
            : dialogue.refused(Wording.password(problem))));
  }

  private void proved(LoggedIn in) {
    if (!peer.open()) {
      return;
    }
    who = in.principal();
    peer.identify(who);
    dialogue.proved();
    if (in.created()) {
      say(Say.response("Your new user has been created."));
    }
    enter();
    peer.resume();
  }

  private void enter() {
    Dialogue.Login login = dialogue.login();
    Seat coming = new Seat(peer, dialogue, options.windowBytes());
    services.consoles().enter(peer,
            new Consoles.Entry(who, dialogue.takeOver(), login.keep(), login.spied(), options.windowBytes()), coming)
        .onSuccess(view -> entered(coming, view))
        .onFailure(problem -> say(Fault.is(problem, ErrorCode.CONSOLE_TAKEN) ? dialogue.taken()
            : dialogue.refused(Wording.sentence(problem))));
  }

  private void entered(Seat coming, ConsoleView view) {
    coming.taken(view);
    seat = Optional.of(coming);
    if (!peer.open()) {
      leave();
    }
  }

  private void renew(String secret) {
    // One after the other, since each proves itself with what the one before it has brought.
    renewing = renewing.compose(before -> services.accounts().renew(who, secret))
        .map(renewed -> {
          who = renewed;
          peer.identify(renewed);
          return "Your password has been updated.";
        })
        .otherwise(problem -> "Your password has not been changed. " + Wording.password(problem))
        .map(words -> {
          say(Say.response(words));
          return null;
        });
  }

  private void leave() {
    seat.ifPresent(left -> left.leave(mayComeBack));
    seat = Optional.empty();
  }

  private void goOn(Say words) {
    if (peer.open()) {
      say(words);
      peer.resume();
    }
  }

  private void say(Say words) {
    peer.send(words.packet(dialogue.legacy()));
  }
}
