package hubbub.bridge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * The reading side of a {@link Wire}: the conversation may pause it, and a flood is read later. What has come by then
 * waits, and is heard before what comes later.
 */
final class Intake {
  // So many bad messages within a second are a client's mistakes. More is a flood, which is read later like any other,
  // but sooner: the protocols want bad input to be dropped, not the connection.
  private static final int MANY_OFFENCES = 50;

  private final Wire wire;
  private final Reader reader;
  private final int messagesPerSecond;
  private final int messageBytes;
  private final Leftover leftover = new Leftover();
  private int messages;
  private int offences;
  private boolean paused;
  private boolean throttled;

  Intake(Wire wire, Wires wires, int messageBytes) {
    Limits limits = wires.limits();
    this.wire = wire;
    this.reader = wire.framing() == Framing.TCP ? new TcpReader(wire)
        : new WebSocketReader(wire, wires.decoder(), limits.messageBytes());
    this.messageBytes = messageBytes;
    this.messagesPerSecond = limits.messagesPerSecond();
  }

  /** The peer has logged in: what it says may be as long as its protocol allows. */
  void identified() {
    reader.allow(messageBytes);
  }

  /** Reads what has come, and keeps what may not be read yet. */
  void hear(ByteBuf bytes) {
    ByteBuf all = leftover.with(bytes);
    if (wire.listening()) {
      wire.run(() -> reader.read(all));
    }
    if (wire.open()) {
      leftover.keep(all);
    }
    all.release();
  }

  void pause() {
    paused = true;
    listen();
  }

  void resume() {
    paused = false;
    goOn();
  }

  /** Tells whether the next message may be heard. */
  boolean ready() {
    return !paused && !throttled;
  }

  /** Tells whether this second's allowance is used up. */
  boolean throttled() {
    return throttled;
  }

  /** A message was read. */
  void counted() {
    wire.tag().traffic().heard();
    throttle(++messages > messagesPerSecond);
  }

  /** Returns how many messages have been counted and not paid off. */
  int count() {
    return messages;
  }

  /** A message was dropped for what it is. */
  void offended() {
    throttle(++offences > MANY_OFFENCES);
  }

  /**
   * A second has passed: who was throttled is heard again, and pays off what was too much. Returns whether the peer was
   * not heard all the time, be it that it was throttled or paused.
   */
  boolean second() {
    boolean waited = throttled;
    throttled = false;
    messages = Math.max(0, messages - messagesPerSecond);
    offences = 0;
    if (waited) {
      goOn();
    }
    return waited || paused;
  }

  /** Forgets what was begun; of a websocket only the client's own close is still looked for. */
  void end() {
    reader.release();
  }

  private void goOn() {
    hear(Unpooled.EMPTY_BUFFER);
    listen();
  }

  private void throttle(boolean now) {
    if (now && !throttled) {
      throttled = true;
      listen();
    }
  }

  private void listen() {
    if (wire.open()) {
      wire.reading(ready());
    }
  }
}
