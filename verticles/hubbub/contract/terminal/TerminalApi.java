package hubbub.contract.terminal;

import hubbub.contract.Alive;
import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.Pulse;
import hubbub.contract.Topic;

/**
 * The addresses of the {@code terminal} verticle. Every request fails with BAD_REQUEST where its shape is wrong,
 * UNAVAILABLE where nobody answers, BUSY or INTERNAL; what else it may fail with stands beside it.
 *
 * <p>A session answers at addresses of its own, with its id in them: {@link #run} and those after it. For a minute
 * after its end they answer NO_SUCH_TERMINAL, later nobody does, which is UNAVAILABLE. A viewer is one connection that
 * sees a session; one session may have many, and all see the same bytes. What is asked in the name of a viewer that is
 * not there (any more) fails with NO_SUCH_VIEWER: its bridge was silent too long, so open again with the token.
 *
 * <p>A viewer hears all of its session at {@link #EVENT}, in order: JSON objects are {@link TerminalEvent}s, buffers
 * are {@link Chunk}s. Of each command BEGAN comes first, ENDED last, and between them the output as far as the viewer
 * has credit; events of a command keep their place in its output. An answer to {@code open} or {@code run} is sent
 * before what follows from it. A command that {@link Opened} names has begun: of that one there is no BEGAN.
 *
 * <p>Credit is bytes, per viewer and command: {@link Open#window} at its beginning, and what {@link #grant} adds. All
 * outlets of a command count, headers do not. A command is read while one of the viewers has credit, or while there is
 * no viewer: then the newest 2 MiB are kept. A viewer who falls further behind gets a CUT and goes on behind it.
 */
public final class TerminalApi {
  /**
   * Opens a session or joins one. Fails with TERMINAL_FORBIDDEN (neither wizard nor administrator), NO_OS_USER,
   * NO_SUCH_TERMINAL (no session of that token or id, or none this person may see), TOO_MANY_TERMINALS, COMMAND_REFUSED
   * (the machine does not allow it).
   */
  public static final Endpoint<Open, Opened> OPEN =
      new Endpoint<>("terminal.open", Open::fromJson, Opened::fromJson);

  /** The sessions of a person, and those shared with the person. */
  public static final Endpoint<OfPerson, SessionList> LIST =
      new Endpoint<>("terminal.list", OfPerson::fromJson, SessionList::fromJson);

  /** The sessions of everybody. For administrators; fails with FORBIDDEN. */
  public static final Endpoint<OfPerson, SessionList> ALL =
      new Endpoint<>("terminal.all", OfPerson::fromJson, SessionList::fromJson);

  /**
   * Ends a session with all its processes: of one's own, or as an administrator anybody's. Answered at once; nothing is
   * left of it when its processes have ended, which takes 10 s where they resist. Fails with NO_SUCH_TERMINAL,
   * NOT_YOUR_TERMINAL.
   */
  public static final Endpoint<OfSession, Done> END =
      new Endpoint<>("terminal.end", OfSession::fromJson, Done::fromJson);

  /**
   * Lets another account watch a session, or no longer. Told to that person's viewers by a NOTICE. Fails with
   * NO_SUCH_TERMINAL, NOT_YOUR_TERMINAL, NAME_INVALID.
   */
  public static final Endpoint<Share, Done> SHARE = new Endpoint<>("terminal.share", Share::fromJson, Done::fromJson);

  /** A bridge instance lives; when this is missed for 15 s its viewers are taken to have left. */
  public static final Endpoint<Alive, Pulse> ALIVE = new Endpoint<>("terminal.alive", Alive::fromJson, Pulse::fromJson);

  /**
   * A piece of a file, read as the operating system's user of the person. Fails with TERMINAL_FORBIDDEN, NO_OS_USER,
   * NO_SUCH_FILE (also where it may not be read, is no ordinary file, or lies outside of the root).
   */
  public static final Endpoint<FileQuery, FileSlice> FILE =
      new Endpoint<>("terminal.file", FileQuery::fromJson, FileSlice::fromJson);

  /** A document of a person; empty where it was never set. */
  public static final Endpoint<DocumentQuery, Document> DOCUMENT =
      new Endpoint<>("terminal.document", DocumentQuery::fromJson, Document::fromJson);

  /** Replaces a document, and answers with it when it is on disk. Fails with DOCUMENT_TOO_LARGE. */
  public static final Endpoint<SetDocument, Document> SET_DOCUMENT =
      new Endpoint<>("terminal.set-document", SetDocument::fromJson, Document::fromJson);

  /** What one viewer hears, {@code EVENT.of(viewer)}: events, and {@link Chunk}s as buffers between them. */
  public static final Topic<TerminalEvent> EVENT = new Topic<>("terminal.event.viewer", TerminalEvent::fromJson);

  /** The terminal verticle has started; sessions there were before are gone, and their viewers with them. */
  public static final Topic<Pulse> STARTED = new Topic<>("terminal.event.started", Pulse::fromJson);

  private TerminalApi() {}

  /**
   * Runs a command beside those that run. Fails with NO_SUCH_TERMINAL, NO_SUCH_VIEWER, TERMINAL_READ_ONLY,
   * TOO_MANY_COMMANDS, COMMAND_DENIED (by the policy), COMMAND_REFUSED (it cannot be read as a shell's, is too long, or
   * the machine does not allow it; the sentence says which), BREAKPOINT_INVALID (no such pipe, or a kind of command
   * without breakpoints).
   *
   * @param session the id of the session
   */
  public static Endpoint<Run, Running> run(String session) {
    return new Endpoint<>(at(session, "run"), Run::fromJson, Running::fromJson);
  }

  /**
   * Types into a command; taken in the order of the requests. Fails with NO_SUCH_TERMINAL, NO_SUCH_VIEWER,
   * TERMINAL_READ_ONLY, NO_SUCH_COMMAND (unknown, or it has ended), INPUT_TOO_LONG (more than 64 KiB at once, or more
   * than a megabyte waits for the program already).
   *
   * @param session the id of the session
   */
  public static Endpoint<Input, Done> input(String session) {
    return new Endpoint<>(at(session, "input"), Input::fromJson, Done::fromJson);
  }

  /**
   * Types into a command without an answer, in the order of what is published here: JSON, or far cheaper a buffer, as
   * {@link Input} says. What the programs have taken is told by {@link Taken}, in lots of 16 KiB; whoever has typed
   * 64 KiB that they have not taken waits. What comes for a command that has ended is lost with it.
   *
   * @param session the id of the session
   */
  public static Topic<Input> typed(String session) {
    return new Topic<>(at(session, "typed"), Input::fromJson);
  }

  /**
   * Sends a signal to a command. Fails with NO_SUCH_TERMINAL, NO_SUCH_VIEWER, TERMINAL_READ_ONLY, NO_SUCH_COMMAND,
   * SIGNAL_INVALID.
   *
   * @param session the id of the session
   */
  public static Endpoint<SendSignal, Done> signal(String session) {
    return new Endpoint<>(at(session, "signal"), SendSignal::fromJson, Done::fromJson);
  }

  /**
   * Changes the size of a command's terminal. Fails with NO_SUCH_TERMINAL, NO_SUCH_VIEWER, TERMINAL_READ_ONLY,
   * NO_SUCH_COMMAND.
   *
   * @param session the id of the session
   */
  public static Endpoint<Resize, Done> resize(String session) {
    return new Endpoint<>(at(session, "resize"), Resize::fromJson, Done::fromJson);
  }

  /**
   * Holds or releases a breakpoint. Fails with NO_SUCH_TERMINAL, NO_SUCH_VIEWER, TERMINAL_READ_ONLY, NO_SUCH_COMMAND,
   * BREAKPOINT_INVALID.
   *
   * @param session the id of the session
   */
  public static Endpoint<Hold, Done> hold(String session) {
    return new Endpoint<>(at(session, "hold"), Hold::fromJson, Done::fromJson);
  }

  /**
   * Grants credit. Of a command that is not remembered any more it does nothing. Fails with NO_SUCH_TERMINAL,
   * NO_SUCH_VIEWER.
   *
   * @param session the id of the session
   */
  public static Endpoint<Grant, Done> grant(String session) {
    return new Endpoint<>(at(session, "grant"), Grant::fromJson, Done::fromJson);
  }

  /**
   * A viewer leaves, with its connection; does nothing where it is not there. The session stays for 15 minutes.
   *
   * @param session the id of the session
   */
  public static Endpoint<OfViewer, Done> leave(String session) {
    return new Endpoint<>(at(session, "leave"), OfViewer::fromJson, Done::fromJson);
  }

  private static String at(String session, String verb) {
    return "terminal.at." + session + "." + verb;
  }
}
