package hubbub.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every failure the hub answers with. The number is the failure code on the bus and is never given to another
 * meaning.
 */
public enum ErrorCode {
  /** A defect of the hub; the log has it under the correlation id of the sentence. */
  INTERNAL(1, false, "Something went wrong in the hub."),
  /** The part of the hub that should answer is absent, late or restarting, or its store is. */
  UNAVAILABLE(2, true, "This part of the hub is not available right now. Please try again."),
  /** A message of the wrong shape: a missing field, a wrong type, a value out of range. */
  BAD_REQUEST(3, false, "The request is malformed."),
  /** The person's role does not allow it. */
  FORBIDDEN(4, false, "You are not allowed to do that."),
  /** Too much is waiting already, for example password checks. */
  BUSY(5, true, "The hub is busy. Please try again in a moment."),

  /** Unknown name or wrong password; never told apart. */
  BAD_CREDENTIALS(10, false, "Unknown name or wrong password."),
  /** Too many failed logins of this account or from this address. */
  THROTTLED(11, true, "Too many failed attempts. Please wait before you try again."),
  /** A name that breaks the rules of {@link Name}. */
  NAME_INVALID(12, false, "A name has 1 to 32 visible characters on one line."),
  /** The name belongs to somebody else. */
  NAME_TAKEN(13, false, "Username is already taken."),
  /** Accounts cannot be made by oneself on this hub. */
  REGISTRATION_OFF(14, false, "Registration is switched off."),
  /** A token that is malformed, expired, revoked or not ours. */
  TOKEN_INVALID(15, false, "The token is not valid."),
  /** The account is banned from the hub. */
  BANNED(16, false, "This account is banned."),
  /** A new password that breaks the rules. */
  PASSWORD_INVALID(17, false, "A password has 1 to 32 characters on one line."),
  /** An administrator named an account that does not exist. */
  NO_SUCH_ACCOUNT(18, false, "There is no such account."),
  /** No service of this name has a token. */
  NO_SUCH_SERVICE(19, false, "There is no such service."),
  /** A service of this name has a token, which was not to be replaced. */
  SERVICE_EXISTS(20, false, "There is a service of this name already."),
  /** There are as many services as the hub allows. */
  TOO_MANY_SERVICES(21, false, "There are as many services as there may be."),

  /** The room does not exist, or the person may not know that it does. */
  NO_SUCH_ROOM(30, false, "There is no such room."),
  /** One must be in the room for this. */
  NOT_MEMBER(31, false, "You are not in this room."),
  /** The session is in the room already. */
  ALREADY_MEMBER(32, false, "You have already joined the channel."),
  /** A private room one is not invited to. */
  ROOM_PRIVATE(33, false, "This room is private."),
  /** Only the room's owner or an administrator may do this. */
  NOT_OWNER(34, false, "Only the owner of the room may do that."),
  /** A lobby room, which is open to all and stays. */
  ROOM_FIXED(35, false, "This room belongs to the lobby and stays as it is."),
  /** More messages than the person's allowance. */
  RATE_LIMITED(36, true, "You are sending too fast. Please slow down."),
  /** The person may not speak in this room for now. */
  MUTED(37, false, "You are muted in this room."),
  /** The text is longer than the limit. */
  MESSAGE_TOO_LONG(38, false, "The message is too long."),
  /** Nothing but white space. */
  MESSAGE_EMPTY(39, false, "The message is empty."),
  /** The person is in as many rooms as allowed, or the hub has as many as allowed. */
  TOO_MANY_ROOMS(40, false, "There are too many rooms already."),
  /** The person is banned from this room. */
  BANNED_FROM_ROOM(41, false, "You are banned from this room."),
  /** Nobody of this name is known. */
  NO_SUCH_PERSON(42, false, "There is nobody of that name."),
  /** The person is connected over this protocol already. */
  ALREADY_CONNECTED(43, false, "You are already connected."),
  /** A room name that breaks the rules of {@link Name}. */
  ROOM_NAME_INVALID(44, false, "A room name has 1 to 32 visible characters on one line."),
  /** The asked stretch of history is no longer kept. */
  HISTORY_GONE(45, false, "The history asked for is no longer kept."),
  /** The session is unknown, for example after the rooms were restarted; the bridge attaches it again. */
  NO_SUCH_SESSION(46, true, "This session is not known. Please try again."),
  /** The recipient's inbox is full. */
  INBOX_FULL(48, false, "The recipient's inbox is full."),

  /** The match is not there, or not there any more. */
  NO_SUCH_MATCH(60, false, "There is no such match."),
  /** A person plays or watches one match at a time. */
  ALREADY_IN_MATCH(61, false, "You are already in a match."),
  /** Somebody else is the challenger. */
  MATCH_FULL(62, false, "The match is full."),
  /** Only who made a match can be its host. */
  NOT_YOUR_MATCH(63, false, "You are not the host of this match."),
  /** As many spectators as allowed. */
  SPECTATORS_FULL(64, true, "The match has as many spectators as it can."),
  /** A command the game does not know, or one that is not allowed to this player now. */
  COMMAND_INVALID(65, false, "The command is invalid."),
  /** A match starts when its challenger has said to be ready. */
  CHALLENGER_NOT_READY(66, false, "The challenger is not ready."),
  /** The match has been played to its end. */
  MATCH_ENDED(67, false, "The match has ended."),
  /** A match that has started cannot be deleted. */
  MATCH_STARTED(68, false, "The match has started."),
  /** No game of this name can be played here. */
  NO_SUCH_GAME(69, false, "There is no such game."),
  /** Only the host may do this to the match. */
  NOT_HOST(70, false, "Only the host of the match may do that."),

  /** The terminal is for wizards and administrators. */
  TERMINAL_FORBIDDEN(80, false, "You are not allowed to use the terminal."),
  /** No session of that token or id, or none the person may see, or it has ended. */
  NO_SUCH_TERMINAL(81, false, "There is no such terminal session."),
  /** Only its owner may do this, or an administrator. */
  NOT_YOUR_TERMINAL(82, false, "This terminal session belongs to somebody else."),
  /** The session was shared to be watched. */
  TERMINAL_READ_ONLY(83, false, "You may only watch this terminal session."),
  /** The viewer is not at the session or console, or not any more. */
  NO_SUCH_VIEWER(84, true, "This connection is not at the session any more."),
  /** No command of this number runs in the session. */
  NO_SUCH_COMMAND(85, false, "There is no such command running."),
  /** The policy for the person's role does not allow this command. */
  COMMAND_DENIED(86, false, "This command is not allowed here."),
  /** The command is none, or this machine cannot run it. */
  COMMAND_REFUSED(87, false, "The command cannot be run."),
  /** The person has as many sessions as allowed. */
  TOO_MANY_TERMINALS(88, false, "You have as many terminal sessions as you may."),
  /** The person runs as many commands as allowed. */
  TOO_MANY_COMMANDS(89, true, "You are running as many commands as you may."),
  /** Neither a number nor a name of a signal. */
  SIGNAL_INVALID(90, false, "There is no such signal."),
  /** The command has no pipe of this number, or no breakpoint at it. */
  BREAKPOINT_INVALID(91, false, "There is no such pipe for a breakpoint."),
  /** More input at once than allowed, or too much of it waits for the program. */
  INPUT_TOO_LONG(92, true, "This is too much input at once."),
  /** No user of the operating system is mapped to the account, and the hub can be reached from elsewhere. */
  NO_OS_USER(93, false, "No user of this machine is set up for you."),
  /** No ordinary file that the person may read here. */
  NO_SUCH_FILE(94, false, "There is no such file, or you may not read it."),
  /** Notes or preferences beyond the limit. */
  DOCUMENT_TOO_LARGE(95, false, "The document is too large."),

  /** Somebody sits at the person's console, and was not to be taken over from. */
  CONSOLE_TAKEN(110, false, "Somebody is connected to this console already."),
  /** The person's console crashed, once lately or several times in a row. */
  CONSOLE_DOWN(111, true, "The console crashed and is not started again yet."),
  /** As many consoles run as the hub allows. */
  TOO_MANY_CONSOLES(112, true, "There are as many consoles running as there may be."),
  /** The machine cannot start the console's program. */
  CONSOLE_REFUSED(113, false, "The console cannot be started."),
  /** No console of that id or person, or none the asker may see, or it has ended. */
  NO_SUCH_CONSOLE(114, false, "There is no such console."),
  /** Whoever watches a console does not write to it. */
  CONSOLE_READ_ONLY(115, false, "You may only watch this console."),
  /** The console was started and has not connected yet. */
  CONSOLE_STARTING(116, true, "You are being connected to the console. Please wait."),

  /** The node has no module of this name. */
  NO_SUCH_MODULE(120, false, "There is no such module."),
  /** The module is being started already, or stopped. */
  MODULE_BUSY(121, true, "The module is being started already. Please try again."),
  /** The module's source, configuration or start fails; the detail says why. */
  MODULE_FAILED(122, false, "The module cannot be started.");

  private static final Map<Integer, ErrorCode> BY_NUMBER =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ErrorCode::number, Function.identity()));

  private final int number;
  private final boolean retryable;
  private final String sentence;

  ErrorCode(int number, boolean retryable, String sentence) {
    this.number = number;
    this.retryable = retryable;
    this.sentence = sentence;
  }

  /** Returns the failure code on the bus. */
  public int number() {
    return number;
  }

  /** Returns the name for machines, in lower case with hyphens. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Tells whether the same request may succeed later. */
  public boolean retryable() {
    return retryable;
  }

  /** Returns a sentence that is safe to show to anybody. */
  public String sentence() {
    return sentence;
  }

  /** Returns the code with this number. */
  public static Optional<ErrorCode> of(int number) {
    return Optional.ofNullable(BY_NUMBER.get(number));
  }
}
