package hubbub.bridge.protocol.line;

import hubbub.bridge.spi.Chat;
import hubbub.bridge.spi.ChatSession;
import hubbub.bridge.spi.Commands;
import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Services;
import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Principal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** One client: reads its lines one after the other, each when the one before it has been answered. */
final class LineConversation implements Conversation {
  private static final List<String> LOGINS = List.of("login", "token");
  private static final List<String> GREETING = List.of(
      "* Welcome to Hubbub. Please log in: login NAME, login NAME PASSWORD, or token TOKEN; /help tells more.");

  private final Peer peer;
  private final Services services;
  private final Commands<LineConversation> commands;
  private final LineReader reader = new LineReader();
  private Optional<LineMember> member = Optional.empty();
  private boolean reading;
  private boolean waiting;
  private boolean paused;

  LineConversation(Peer peer, Services services, Commands<LineConversation> commands) {
    this.peer = peer;
    this.services = services;
    this.commands = commands;
  }

  @Override
  public void opened() {
    say(GREETING);
  }

  @Override
  public void bytes(Buffer bytes) {
    reader.offer(bytes.getBytes());
    goOn();
  }

  @Override
  public void ending(CloseReason reason) {
    say(List.of(Wording.refusal(reason)));
  }

  @Override
  public void closed() {}

  Optional<LineMember> member() {
    return member;
  }

  boolean loggedIn() {
    return member.isPresent();
  }

  void say(List<String> texts) {
    peer.send(Wording.lines(texts));
  }

  void refuse(Throwable why) {
    say(List.of(Wording.refusal(why)));
  }

  /** Waits for the hub's answer, before which no further line is read. */
  <T> void await(Future<T> answer, Consumer<T> then) {
    await(answer, then, this::refuse);
  }

  <T> void await(Future<T> answer, Consumer<T> then, Consumer<Throwable> otherwise) {
    waiting = true;
    answer.onComplete(done -> {
      waiting = false;
      if (done.succeeded()) {
        then.accept(done.result());
      } else {
        otherwise.accept(done.cause());
      }
      goOn();
    });
  }

  void login(JsonObject given) {
    String name = given.getString(LineCommands.NAME);
    String password = given.getString(LineCommands.REST);
    enter(password == null ? Future.succeededFuture(Principal.guest(name))
        : services.accounts().login(peer, name, password, false).map(LoggedIn::principal));
  }

  void token(String token) {
    enter(services.accounts().verify(token));
  }

  void quit() {
    say(List.of("* " + CloseReason.NORMAL.sentence()));
    peer.close(CloseReason.NORMAL);
  }

  private void enter(Future<Principal> proof) {
    await(proof.compose(this::enter), in -> { });
  }

  private Future<Void> enter(Principal who) {
    List<String> lobby = services.chat().lobby();
    if (lobby.isEmpty()) {
      return Future.failedFuture(new Fault(ErrorCode.UNAVAILABLE));
    }
    LineMember coming = new LineMember(this, peer, services.chat());
    return services.chat().enter(peer, who, new Chat.Entry("line", List.of(lobby.getFirst()), coming))
        .map(session -> entered(coming, session));
  }

  private Void entered(LineMember coming, ChatSession session) {
    if (peer.open()) {
      member = Optional.of(coming);
      peer.identify(session.principal());
      coming.entered(session);
    } else {
      session.end();
    }
    return null;
  }

  private void goOn() {
    if (!reading) {
      reading = true;
      read();
      reading = false;
      hear(!waiting);
    }
  }

  // Lines that have come and are not read yet wait as bytes, and no more are taken meanwhile.
  private void read() {
    boolean more = true;
    while (more && !waiting && peer.open() && !peer.throttled()) {
      Optional<LineReader.Line> line = reader.next();
      line.ifPresent(this::take);
      more = line.isPresent();
    }
  }

  private void hear(boolean now) {
    if (now && paused) {
      paused = false;
      peer.resume();
    } else if (!now && !paused) {
      paused = true;
      peer.pause();
    }
  }

  private void take(LineReader.Line line) {
    peer.counted();
    switch (line) {
      case LineReader.Words(String text) when text.isBlank() -> { }
      case LineReader.Words(String text) -> member.ifPresentOrElse(one -> take(one, text), () -> run(text.strip()));
      case LineReader.Garbage(Fault why) -> {
        refuse(why);
        peer.offence();
      }
    }
  }

  private void take(LineMember speaker, String text) {
    if (text.startsWith("//")) {
      speaker.say(text.substring(1));
    } else if (text.startsWith("/")) {
      run(text);
    } else if (LOGINS.stream().anyMatch(word -> text.toLowerCase(Locale.ROOT).startsWith(word + " "))) {
      refuse(new Fault(ErrorCode.BAD_REQUEST,
          "You are logged in, and this looks like a login, so it was not said. With a space in front of it, it is."));
    } else {
      speaker.say(text);
    }
  }

  private void run(String line) {
    String command = line.startsWith("/") ? line.substring(1) : line;
    Quoted words = Quoted.word(command);
    String name = words.name().toLowerCase(Locale.ROOT);
    if (loggedIn() && LOGINS.contains(name)) {
      refuse(new Fault(ErrorCode.ALREADY_CONNECTED, "You are already logged in."));
    } else {
      commands.run(this, name, loggedIn(), LineCommands.arguments(words.rest()));
    }
  }
}
