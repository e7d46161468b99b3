package hubbub.checker;

import java.time.Duration;
import java.util.Optional;

/** Somebody who takes part under one name and in one protocol, and remembers all it saw. Used by one thread. */
interface Member {
  String name();

  /** Connects, logs in and gets what was missed; empty = not now, try again. */
  Optional<Talk> connect();

  /** One connection of a member. {@link #cut} and {@link #hears} may be called from other threads. */
  interface Talk {
    void say(String text);

    boolean ended();

    /** Waits until a message with this text has come by itself, or the limit or the connection ends. */
    boolean hears(String text, Duration limit);

    /** How much has come. */
    int came();

    /** Breaks the connection off. */
    void cut();

    /** Closes the connection and keeps what came over it; {@code lasted} = it was not the connection that ended. */
    void keep(boolean lasted);
  }
}
