package hubbub.bridge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Arrays;

/**
 * Peers that watch one thing change, in the same bytes: of its frames a peer needs only the newest. Whoever does not
 * read as fast as frames are shown leaves some out, and is shown the newest one as soon as its socket has taken what it
 * was sent before; so a slow viewer is late by what its socket holds, and never costs memory. What is said, unlike what
 * is shown, everybody hears, in its place among the frames.
 */
public final class Screen implements Turn.Speaker {
  private final Turn turn;
  private final Framing framing;
  private Viewer[] viewers = new Viewer[8];
  private int count;
  private ByteBuf gathered;
  private Buffer newest;

  /** Makes a screen for websocket or TCP peers; which of the two, its first peer tells. */
  public Screen(Turn turn, Wire like) {
    this.turn = turn;
    this.framing = like.framing();
  }

  /** Seats a peer: it is shown every frame from now on, and nothing of what was gathered before. */
  public Viewer seat(Wire wire) {
    flush();
    if (count == viewers.length) {
      viewers = Arrays.copyOf(viewers, count * 2);
    }
    wire.holdLittle();
    Viewer viewer = new Viewer(this, wire, count);
    viewers[count++] = viewer;
    return viewer;
  }

  /** Tells whether nobody sits here. */
  public boolean empty() {
    return count == 0;
  }

  /** Shows a frame to all who keep up; it takes the place of the one before. */
  public void show(Buffer frame) {
    if (count == 0) {
      return;
    }
    newest = frame;
    if (gathered == null) {
      gathered = PooledByteBufAllocator.DEFAULT.directBuffer(Framing.HEADER_BYTES + frame.length());
      turn.add(this);
    }
    frame(gathered, frame);
  }

  /** Says something that all must hear. */
  public void say(Buffer message) {
    flush();
    if (count == 0) {
      return;
    }
    ByteBuf framed = PooledByteBufAllocator.DEFAULT.directBuffer(Framing.HEADER_BYTES + message.length());
    frame(framed, message);
    for (int i = count - 1; i >= 0; i--) {
      viewers[i].hear(framed);
    }
    framed.release();
  }

  @Override
  public void flush() {
    ByteBuf all = gathered;
    if (all == null) {
      return;
    }
    gathered = null;
    for (int i = count - 1; i >= 0; i--) {
      viewers[i].show(all);
    }
    all.release();
  }

  Buffer newest() {
    return newest;
  }

  void leave(Viewer viewer) {
    flush();
    Viewer moved = viewers[--count];
    viewers[viewer.place()] = moved;
    moved.place(viewer.place());
    viewers[count] = null;
  }

  private void frame(ByteBuf out, Buffer message) {
    framing.header(out, Framing.TEXT, message.length());
    out.writeBytes(((BufferInternal) message).getByteBuf());
  }
}
