package hubbub.bridge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Arrays;

/**
 * Peers that are told the same, in the same bytes. A message is framed once into the audience's buffer; at the end of
 * the turn every peer is handed the same buffer and written to once. This goes round the write queue of Vert.x on
 * purpose: see
 * {@link Wire}. No extension (compression) may be negotiated on such sockets, since the bytes are shared.
 */
public final class Audience implements Turn.Speaker {
  // More than this is not gathered: it would only wait.
  private static final int MUCH = 128 * 1024;

  private final Turn turn;
  private final Framing framing;
  private final Traffic traffic;
  private Seat[] seats = new Seat[8];
  private int count;
  private int messages;
  private ByteBuf gathered;

  /** Makes an audience of websocket or TCP peers; which of the two, its first peer tells. */
  public Audience(Turn turn, Wire like) {
    this.turn = turn;
    this.framing = like.framing();
    this.traffic = like.tag().traffic();
  }

  /** Seats a peer: it is told everything from now on, and nothing of what was gathered before. */
  public Seat seat(Wire wire) {
    if (count == seats.length) {
      seats = Arrays.copyOf(seats, count * 2);
    }
    Seat seat = new Seat(this, wire, count, waiting());
    seats[count++] = seat;
    return seat;
  }

  /** Tells whether nobody sits here. */
  public boolean empty() {
    return count == 0;
  }

  /** Says something to all. */
  public void say(Buffer message) {
    if (count > 0) {
      gather(message);
      relieve();
    }
  }

  /** Says something to all but one. */
  public void sayExcept(Buffer message, Seat spared) {
    if (count > 0) {
      int from = waiting();
      gather(message);
      spared.spare(from, waiting());
      relieve();
    }
  }

  void leave(Seat seat) {
    if (gathered != null) {
      seat.write(gathered);
    }
    Seat moved = seats[--count];
    seats[seat.place()] = moved;
    moved.place(seat.place());
    seats[count] = null;
  }

  @Override
  public void flush() {
    ByteBuf all = gathered;
    if (all == null) {
      return;
    }
    gathered = null;
    for (int i = count - 1; i >= 0; i--) {
      seats[i].write(all);
    }
    all.release();
    // Each write was counted as one message.
    traffic.said((messages - 1) * count);
    messages = 0;
  }

  private void gather(Buffer message) {
    int length = message.length();
    messages++;
    if (gathered == null) {
      gathered = PooledByteBufAllocator.DEFAULT.directBuffer(Framing.HEADER_BYTES + length);
      turn.add(this);
    }
    framing.header(gathered, Framing.TEXT, length);
    gathered.writeBytes(((BufferInternal) message).getByteBuf());
  }

  private void relieve() {
    if (gathered.writerIndex() > MUCH) {
      flush();
    }
  }

  private int waiting() {
    return gathered == null ? 0 : gathered.writerIndex();
  }
}
