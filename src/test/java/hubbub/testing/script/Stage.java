package hubbub.testing.script;

import hubbub.contract.CloseReason;
import java.util.Optional;

/** Where a transcript is played: an adapter alone, or a hub at the other end of real sockets. */
public interface Stage {
  /** A client says something; the first word of a client connects it. The empty name is a client as well. */
  void send(String client, String text);

  /** A client sends bytes: a binary message, or a piece of a stream. */
  void sendBytes(String client, byte[] bytes);

  /** Returns the next message a client got, after a wait where it may be on its way; empty = none came. */
  Optional<String> next(String client);

  /** Returns a message that came and was not asked for, if there is one. */
  Optional<String> unasked();

  /** Returns why the client was closed; fails the test where it is open. */
  CloseReason end(String client);

  /** A client goes away. */
  void leave(String client);

  /** Does what a line beginning with an exclamation mark says. */
  void direct(String directive);
}
