package hubbub.bridge.protocol.console;

import hubbub.contract.Fault;
import hubbub.contract.Name;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a page and the hub say to each other until the page is at its console, and which packets are the hub's own
 * afterwards. Decides only: whoever holds it carries out each {@link Act} and tells how that went.
 *
 * <p>The first packet with a name decides the mode of the connection. In the standard mode each packet says what it is;
 * in the legacy mode everything comes as {@code command} and goes out as {@code response}.
 */
final class Dialogue {
  static final String GREETING = "Connected!";
  static final String ASK_NAME = "Please enter your username:";

  private static final String PROMPT = "Please enter your --#password:";
  private static final String INCORRECT = "Your username or password was incorrect. " + ASK_NAME;
  private static final String NO_JSON = "not a JSON object";
  private static final int LONGEST_TYPE = 64;
  private static final Set<String> YES = Set.of("yes", "y", "confirm");
  private static final Set<String> NO = Set.of("no", "n", "cancel");

  /** How far a connection is; the text is what a page is told of it. */
  enum State {
    /** A name is expected. */
    LOGIN("login"),
    /** The name is unknown: shall it become an account? */
    NEW_USER("confirmation"),
    /** Somebody sits at the console: shall it be taken over? */
    TAKE_OVER("confirmation"),
    /** A password is expected. */
    PASSWORD("password"),
    /** The hub is at work, or the console has not connected yet. */
    WAITING("waiting"),
    /** Packets go to the console and come from it. */
    CONNECTED("connected");

    private final String shown;

    State(String shown) {
      this.shown = shown;
    }
  }

  private final boolean registration;
  private State state = State.LOGIN;
  private Optional<Boolean> legacy = Optional.empty();
  private Login login = new Login("", false, Optional.empty());
  private boolean register;
  private boolean takeOver;
  private boolean proved;
  private boolean passwordWanted;

  /**
   * Who wants what.
   *
   * @param name the name as it was typed, without white space around it
   * @param keep whether the console is to wait for a come-back when the connection is lost
   * @param spied whose console is to be watched instead of the own
   */
  record Login(String name, boolean keep, Optional<String> spied) {}

  /** Begins; with {@code registration} unknown names may become accounts. */
  Dialogue(boolean registration) {
    this.registration = registration;
  }

  State state() {
    return state;
  }

  boolean legacy() {
    return legacy.orElse(false);
  }

  Login login() {
    return login;
  }

  /** Tells whether the name is to become an account. */
  boolean register() {
    return register;
  }

  /** Tells whether who sits at the console is to go. */
  boolean takeOver() {
    return takeOver;
  }

  /** Takes a message of the page. */
  Act hear(String message) {
    if (state == State.CONNECTED) {
      return connected(message);
    }
    if (state == State.LOGIN && message.strip().equals(GREETING)) {
      return answer(Say.response("Welcome! " + ASK_NAME));
    }
    JsonObject packet;
    try {
      packet = new JsonObject(message);
    } catch (DecodeException noObject) {
      return misplaced(NO_JSON);
    }
    if (!(packet.getValue("type") instanceof String type) || packet.getValue("data") == null) {
      return new Act.Drop();
    }
    return packet.getValue("data") instanceof String data ? hear(packet, type, data.strip()) : misplaced(type);
  }

  private Act hear(JsonObject packet, String type, String data) {
    return switch (state) {
      case LOGIN -> names(packet, type) ? name(packet, data) : misplaced(type);
      case NEW_USER, TAKE_OVER -> type.equals("input") || type.equals("command") ? decided(data) : misplaced(type);
      case PASSWORD -> type.equals(passwordType()) ? password(data) : misplaced(type);
      default -> answer(Say.response("You are being connected to the console. Please wait."));
    };
  }

  // Whether this packet says a name, in the mode of the connection.
  private boolean names(JsonObject packet, String type) {
    boolean standard = type.equals("login") || type.equals("command") && packet.containsKey("version");
    if (!standard && !type.equals("command")) {
      return false;
    }
    legacy = legacy.or(() -> Optional.of(!standard));
    return standard != legacy.get();
  }

  private Act name(JsonObject packet, String name) {
    boolean keep = Boolean.TRUE.equals(packet.getValue("keep"));
    Optional<String> spied = packet.getValue("spy") instanceof String spy ? Optional.of(spy.strip()) : Optional.empty();
    login = new Login(name, keep, spied);
    register = false;
    takeOver = false;
    proved = false;
    if (registration) {
      try {
        Name.person(name);
      } catch (Fault invalid) {
        return answer(refused(invalid.detail()));
      }
    }
    state = State.WAITING;
    return new Act.Look();
  }

  private Act decided(String words) {
    String word = words.toLowerCase(Locale.ROOT);
    if (NO.contains(word)) {
      state = State.LOGIN;
      return answer(Say.response(ASK_NAME));
    }
    if (!YES.contains(word)) {
      return answer(Say.confirmation("Please answer yes or no:"));
    }
    register = state == State.NEW_USER;
    takeOver = state == State.TAKE_OVER;
    if (proved) {
      state = State.WAITING;
      return new Act.Enter();
    }
    return answer(prompt());
  }

  private Act password(String secret) {
    state = State.WAITING;
    return new Act.Prove(secret);
  }

  private Act connected(String message) {
    Optional<Envelope> read = Envelope.of(message);
    if (read.isEmpty()) {
      return misplaced(NO_JSON);
    }
    Envelope packet = read.get();
    if (packet.type().isEmpty() || !packet.hasData() && !packet.type().equals("quit")) {
      return new Act.Drop();
    }
    if (!passwordWanted || !packet.type().equals(passwordType())) {
      return new Act.Forward();
    }
    passwordWanted = false;
    return packet.data().<Act>map(secret -> new Act.Renew(secret.strip())).orElseGet(() -> misplaced(packet.type()));
  }

  /** It was found out whether the name is known, and whether somebody sits at its console. */
  Say looked(boolean known, boolean taken) {
    if (registration && !known) {
      state = State.NEW_USER;
      return Say.confirmation(
          "There is no user \"" + login.name() + "\" yet. Would you like to create a new user?");
    }
    return taken ? taken() : prompt();
  }

  /** Somebody sits at the console. */
  Say taken() {
    state = State.TAKE_OVER;
    return Say.confirmation(
        "Somebody is connected as \"" + login.name() + "\" already. Would you like to take over the connection?");
  }

  /** The name is proved. */
  void proved() {
    proved = true;
  }

  /** The password did not prove the name. */
  Say incorrect() {
    state = State.LOGIN;
    return Say.response(INCORRECT);
  }

  /** It cannot be done, for a reason that may be told; another name may be tried. */
  Say refused(String why) {
    state = State.LOGIN;
    return Say.response(why + " " + ASK_NAME);
  }

  /** The console has connected. */
  void connected() {
    state = State.CONNECTED;
  }

  /** The console has asked for a new password: the page's next one is for the hub. */
  void passwordWanted() {
    passwordWanted = true;
  }

  private Say prompt() {
    state = State.PASSWORD;
    return new Say(Say.PASSWORD_REQUEST, PROMPT);
  }

  private String passwordType() {
    return legacy() ? "command" : "password";
  }

  private Act misplaced(String type) {
    String shown = type.length() > LONGEST_TYPE ? type.substring(0, LONGEST_TYPE) + "…" : type;
    return new Act.Answer(Say.response("The connection state was " + state.shown + " but the message type was " + shown
        + ", matching no known sequence! Please try again."), true);
  }

  private static Act answer(Say say) {
    return new Act.Answer(say, false);
  }
}
