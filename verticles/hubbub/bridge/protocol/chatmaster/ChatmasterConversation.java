package hubbub.bridge.protocol.chatmaster;

import hubbub.bridge.spi.Commands;
import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Services;
import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The conversation with one client: reads its packages one after the other and hands them on. */
final class ChatmasterConversation implements Conversation {
  static final String LOG_IN_FIRST = "Please log in first.";

  private static final int LONGEST_NAME = 64;
  private static final int REST_MILLIS = 20;

  private final Peer peer;
  private final Commands<ChatmasterConversation> commands;
  private final PackageReader reader;
  private final Outbox out;
  private final Turns turns = new Turns(this::changed);
  private final Member member;
  private final Login login;
  private boolean reading;
  private boolean resting;
  private boolean paused;

  ChatmasterConversation(Peer peer, Services services, Options options, Packing packing,
      Commands<ChatmasterConversation> commands) {
    this.peer = peer;
    this.commands = commands;
    this.reader = new PackageReader(options.maxPackageBytes());
    this.out = new Outbox(peer, packing, options, this::changed);
    this.member = new Member(this, packing, services.chat());
    this.login = new Login(this, services);
  }

  @Override
  public void opened() {
    out.answer(Wording.LOGIN);
  }

  @Override
  public void bytes(Buffer bytes) {
    reader.offer(bytes);
    changed();
  }

  @Override
  public void ending(CloseReason reason) {
    out.last(Wording.fromServer(reason.sentence()));
  }

  @Override
  public void closed() {
    out.stop();
    reader.close();
  }

  Peer peer() {
    return peer;
  }

  Outbox out() {
    return out;
  }

  Turns turns() {
    return turns;
  }

  Member member() {
    return member;
  }

  void login(JsonObject parameters) {
    if (member.present()) {
      error("login", "You are already logged in.");
    } else {
      login.attempt(parameters);
    }
  }

  void error(String type, String sentence) {
    String shown = type.length() > LONGEST_NAME ? type.substring(0, LONGEST_NAME) : type;
    out.answer(Wording.error(shown, sentence));
  }

  void error(String type, Throwable problem) {
    error(type, sentence(problem));
  }

  /** Returns what a person may read of a failure. */
  static String sentence(Throwable problem) {
    return problem instanceof Fault fault ? fault.detail() : ErrorCode.INTERNAL.sentence();
  }

  private void changed() {
    member.tune();
    if (!reading) {
      reading = true;
      read();
      reading = false;
      hear(turns.free() && !out.full() && !resting);
    }
  }

  // Packages that wait for their turn wait as bytes, and the peer is not read meanwhile.
  private void read() {
    boolean more = true;
    while (more && free()) {
      Optional<Piece> piece = reader.next();
      if (reader.form() != out.form()) {
        out.form(reader.form());
        member.tune();
      }
      piece.ifPresent(this::take);
      more = piece.isPresent();
    }
  }

  private boolean free() {
    return peer.open() && !peer.throttled() && !resting && turns.free() && !out.full();
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

  private void take(Piece piece) {
    peer.counted();
    switch (piece) {
      case Piece.Package(JsonObject json) -> parcel(json);
      case Piece.Broken(String sentence) -> {
        error("package", sentence);
        peer.offence();
      }
      case Piece.Flood() -> {
        peer.offence();
        rest();
      }
    }
  }

  // A few bytes can stand for megabytes, and others want to be heard as well.
  private void rest() {
    resting = true;
    peer.later(REST_MILLIS, () -> {
      resting = false;
      changed();
    });
  }

  private void parcel(JsonObject json) {
    if (!(json.getValue("type") instanceof String type)) {
      error("package", "A package needs a type.");
      return;
    }
    JsonObject data = json.getValue("data") instanceof JsonObject object ? object : new JsonObject();
    switch (type) {
      case "message" -> message(data);
      case "command" -> command(data);
      default -> error(type, "Unknown package type.");
    }
  }

  private void message(JsonObject data) {
    if (!member.present()) {
      error("message", LOG_IN_FIRST);
    } else if (data.getValue("message") instanceof String text) {
      member.say(text);
    } else {
      error("message", "The message is missing.");
    }
  }

  private void command(JsonObject data) {
    if (data.getValue("command") instanceof String name) {
      Object parameters = data.getValue("parameters");
      commands.run(this, name, member.present(), parameters instanceof JsonObject object ? object : new JsonObject());
    } else {
      error("command", "The command is missing.");
    }
  }
}
