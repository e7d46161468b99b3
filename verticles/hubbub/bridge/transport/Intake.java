package hubbub.bridge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * The reading side of a {@link Wire}: the conversation may pause it, and a flood is read later. What came before a
 * pause took hold waits for its end.
 */
final class Intake {
  // So many bad messages within a second are a client's mistakes. More is a flood, which is read later like any other,
  // but sooner: the protocols want bad input to be dropped, not the connection.
  private static final int MANY_OFFENCES = 50;

  private final Wire wire;
  private final Reader reader;
  private final int messagesPerSecond;
  private ByteBuf held = Unpooled.EMPTY_BUFFER;
  private int messages;
  private int offences;
  private boolean paused;
  private boolean throttled;

  Intake(Wire wire, Limits limits) {
    this.wire = wire;
    this.reader =
        wire.framing() == Framing.TCP ? new TcpReader(wire) : new WebSocketReader(wire, limits.messageBytes());
    this.messagesPerSecond = limits.messagesPerSecond();
  }

  /** Reads what has come, and keeps what may not be read yet. */
  void hear(ByteBuf bytes) {
    if (wire.listening()) {
      wire.run(() -> reader.read(bytes));
    }
    if (wire.open() && bytes.isReadable()) {
      held = Unpooled.wrappedBuffer(held, Unpooled.copiedBuffer(bytes));
    }
  }

  void pause() {
    paused = true;
    wire.reading(false);
  }

  void resume() {
    paused = false;
    ByteBuf before = held;
    held = Unpooled.EMPTY_BUFFER;
    hear(before);
    before.release();
    wire.reading(!throttled && !paused);
  }

  boolean paused() {
    return paused;
  }

  /** A message was read. */
  void counted() {
    if (++messages > messagesPerSecond) {
      throttle();
    }
  }

  /** A message was dropped for what it is. */
  void offended() {
    if (++offences > MANY_OFFENCES) {
      throttle();
    }
  }

  /** A second has passed: who was throttled is read again, and pays off what was too much. */
  void second() {
    if (throttled) {
      throttled = false;
      wire.reading(!paused);
    }
    messages = Math.max(0, messages - messagesPerSecond);
    offences = 0;
  }

  /** Forgets what was not read; of a websocket only the client's own close is still looked for. */
  void end() {
    reader.release();
    held.release();
    held = Unpooled.EMPTY_BUFFER;
  }

  private void throttle() {
    if (!throttled) {
      throttled = true;
      wire.reading(false);
    }
  }
}
