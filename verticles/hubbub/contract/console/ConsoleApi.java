package hubbub.contract.console;

import hubbub.contract.Alive;
import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.Pulse;
import hubbub.contract.Topic;

/**
 * The addresses of the {@code console} verticle. Every request fails with BAD_REQUEST where its shape is wrong,
 * UNAVAILABLE where nobody answers, BUSY or INTERNAL; what else it may fail with stands beside it.
 *
 * <p>A console is a program that runs for one person and has connected to the hub; a person has one at most. It answers
 * at addresses of its own, with its id in them: {@link #input} and those after it. For a minute after its end they
 * answer NO_SUCH_CONSOLE, later nobody does, which is UNAVAILABLE. A viewer is one connection: the one the person sits
 * at, or that of an administrator who watches. What is asked in the name of a viewer that is not there (any more) fails
 * with NO_SUCH_VIEWER.
 *
 * <p>A viewer hears all of its console at {@link #EVENT}, in order: a buffer is one packet of the console, byte by byte
 * as it came and without its end mark; JSON objects are {@link ConsoleEvent}s. Both begin after the answer to
 * {@code attach} or {@code spy}, with what was kept of the last packets. Every packet is a JSON object in UTF-8.
 *
 * <p>Credit is bytes of packets: {@link Attach#window} at the beginning, and what {@link #grant} adds. A packet is sent
 * whole while any credit is left, so at most one packet goes beyond it. While the person's connection has none the
 * console is not read; one who watches misses packets instead, and a NOTICE says how many.
 */
public final class ConsoleApi {
  /** Tells whether somebody sits at a person's console. */
  public static final Endpoint<TakenQuery, Taken> TAKEN =
      new Endpoint<>("console.taken", TakenQuery::fromJson, Taken::fromJson);

  /**
   * Sits a person down at their console; answered when it was started, which is before it has connected. Who sat there
   * and is taken over from hears CLOSED and from then on nothing, and what it still sends fails with NO_SUCH_VIEWER.
   * Fails with FORBIDDEN (a guest), CONSOLE_TAKEN (somebody sits there and {@code take_over} is false), CONSOLE_DOWN
   * (it crashed lately; the sentence says when it may be started again), TOO_MANY_CONSOLES, NO_OS_USER, CONSOLE_REFUSED
   * (it cannot be started).
   */
  public static final Endpoint<Attach, Attached> ATTACH =
      new Endpoint<>("console.attach", Attach::fromJson, Attached::fromJson);

  /** Lets an administrator watch a console. Fails with FORBIDDEN, NO_SUCH_CONSOLE. Audited. */
  public static final Endpoint<Spy, Attached> SPY = new Endpoint<>("console.spy", Spy::fromJson, Attached::fromJson);

  /** The consoles that run: one's own, or as an administrator all of them. */
  public static final Endpoint<OfActor, ConsoleList> LIST =
      new Endpoint<>("console.list", OfActor::fromJson, ConsoleList::fromJson);

  /**
   * Ends a console with all its processes: one's own, or as an administrator anybody's. Answered at once; nothing is
   * left of it when its processes have ended, which takes 10 s where they resist. Fails with NO_SUCH_CONSOLE, also
   * where it is somebody else's.
   */
  public static final Endpoint<OfConsole, Done> END =
      new Endpoint<>("console.end", OfConsole::fromJson, Done::fromJson);

  /** Forgets the crashes of a person's console, so that it may be started again at once. Fails with FORBIDDEN. */
  public static final Endpoint<Reset, Done> RESET = new Endpoint<>("console.reset", Reset::fromJson, Done::fromJson);

  /** A bridge instance lives; when this is missed for 15 s its viewers are taken to have lost their connections. */
  public static final Endpoint<Alive, Pulse> ALIVE = new Endpoint<>("console.alive", Alive::fromJson, Pulse::fromJson);

  /** Tells whose console a token belongs to. Fails with TOKEN_INVALID. */
  public static final Endpoint<Prove, Proven> PROVE =
      new Endpoint<>("console.prove", Prove::fromJson, Proven::fromJson);

  /** What one viewer hears, {@code EVENT.of(viewer)}: events, and packets as buffers between them. */
  public static final Topic<ConsoleEvent> EVENT = new Topic<>("console.event.viewer", ConsoleEvent::fromJson);

  /** A console has ended, and its token with it. */
  public static final Topic<Gone> GONE = new Topic<>("console.event.gone", Gone::fromJson);

  /** The console verticle has started; consoles there were before are gone, and their viewers with them. */
  public static final Topic<Pulse> STARTED = new Topic<>("console.event.started", Pulse::fromJson);

  private ConsoleApi() {}

  /**
   * Sends a packet to a console. Answered when the console's connection has room for more, so that who waits for the
   * answers never fills it; packets are taken in the order of the requests. Fails with NO_SUCH_CONSOLE, NO_SUCH_VIEWER,
   * CONSOLE_READ_ONLY (one who watches), CONSOLE_STARTING (it has not connected yet), INPUT_TOO_LONG (longer than a
   * packet may be, or too much waits already), BAD_REQUEST (no JSON object).
   *
   * @param console the id of the console
   */
  public static Endpoint<Input, Done> input(String console) {
    return new Endpoint<>(at(console, "input"), Input::fromJson, Done::fromJson);
  }

  /**
   * Grants credit. Fails with NO_SUCH_CONSOLE, NO_SUCH_VIEWER.
   *
   * @param console the id of the console
   */
  public static Endpoint<Grant, Done> grant(String console) {
    return new Endpoint<>(at(console, "grant"), Grant::fromJson, Done::fromJson);
  }

  /**
   * A viewer leaves, with its connection; does nothing where it is not there. The console ends with its person's
   * connection, unless that was lost and {@link Attach#keep} asked to wait for a come-back.
   *
   * @param console the id of the console
   */
  public static Endpoint<Leave, Done> leave(String console) {
    return new Endpoint<>(at(console, "leave"), Leave::fromJson, Done::fromJson);
  }

  private static String at(String console, String verb) {
    return "console.at." + console + "." + verb;
  }
}
