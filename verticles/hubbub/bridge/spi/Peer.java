package hubbub.bridge.spi;

import hubbub.contract.CloseReason;
import hubbub.contract.auth.Principal;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/**
 * One connection, as its protocol sees it. To be used on its own event loop only. What is sent goes out in order; a
 * peer that does not read is closed with SLOW when more than the listener's bound waits for it.
 */
public interface Peer {
  /** Returns an id that no other connection ever had, usable as a session id on the bus. */
  String id();

  /** Returns the peer's network address without the port. */
  String address();

  /** Returns path and query of the websocket's handshake as they were sent, such as {@code /rwci}; empty over TCP. */
  String target();

  /** Returns the token of the handshake's header or cookie; empty where there was none, as always over TCP. */
  Optional<String> token();

  /** Sends one message: a text frame over a websocket, the bytes as they are over TCP. */
  void send(Buffer message);

  /** Sends one message of these bytes, which are copied. */
  void send(byte[] message, int length);

  /** Sends one binary message over a websocket; over TCP the same as {@link #send}. */
  void sendBinary(Buffer message);

  /** Sends one binary message of these parts, which are copied once. */
  void sendBinary(List<Buffer> parts);

  /** Sends several messages as {@link #send} does, and wakes the socket once for all of them. */
  void sendAll(List<Buffer> messages);

  /** Tells whether the socket has not taken all that was sent, so that more would only wait. */
  boolean holding();

  /** Runs an action when the socket has taken what was sent until now, unless the connection has ended by then. */
  void whenTaken(Runnable action);

  /** Tells the bridge who this is: ends the login timeout, and makes the connection end when the login is revoked. */
  void identify(Principal principal);

  /** Stops reading: no further message of a websocket comes, and of TCP no further bytes. */
  void pause();

  /** Reads again. */
  void resume();

  /** Runs an action on this peer's loop after so many milliseconds, unless the connection has closed by then. */
  void later(long millis, Runnable action);

  /** Closes the connection once what was sent has gone out. Over a websocket with the reason's code and sentence. */
  void close(CloseReason reason);

  /** Counts a message that was dropped for what it is; after many within a second the peer is read later. */
  void offence();

  /** Counts a message that was found in a stream of bytes; messages of a websocket are counted already. */
  void counted();

  /**
   * Tells whether the peer has sent enough for now. The transport reads no more of it meanwhile; what a protocol has
   * found in a stream waits until {@link Conversation#bytes} is called, be it without bytes.
   */
  boolean throttled();

  /** Tells whether the connection is still open. */
  boolean open();
}
