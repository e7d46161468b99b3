package hubbub.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/** A connection of a console: packets in, as far as somebody wants them, and packets out, each in one write. */
final class Link {
  private final NetSocket socket;
  private final Frames frames;
  private Hearer hearer;
  private boolean reading = true;
  private boolean ended;
  private long waiting;
  private long taken;

  /** Who hears what comes in. */
  interface Hearer {
    /** Takes a packet; returns whether more are wanted of what has come already. */
    boolean packet(Buffer packet);

    /** A packet is too long; nothing more is read. */
    void broken();

    /** The connection is over, and all that came over it was heard. */
    void ended();
  }

  /** Takes packets of so many bytes at first. */
  Link(NetSocket socket, int most, Hearer first) {
    this.socket = socket;
    this.frames = new Frames(most);
    this.hearer = first;
    socket.handler(this::read);
    socket.endHandler(end -> end());
    // Whatever goes wrong ends the connection, which is told.
    socket.exceptionHandler(problem -> {});
  }

  /** From the next packet on somebody else hears, packets of so many bytes at most. */
  void hand(int most, Hearer next) {
    frames.most(most);
    hearer = next;
  }

  /** Reads, or reads no more for now, so that the console has to wait. */
  void reading(boolean wanted) {
    if (wanted != reading) {
      reading = wanted;
      if (wanted) {
        socket.resume();
      } else {
        socket.pause();
      }
    }
  }

  /** Sends a packet in one write; complete when the connection has taken it. */
  Future<Void> write(String packet) {
    Buffer framed = Frames.framed(packet);
    waiting += framed.length();
    return socket.write(framed).onComplete(written -> waiting -= framed.length());
  }

  /** Returns how many bytes wait for the console to read. */
  long waiting() {
    return waiting;
  }

  /** Returns how many bytes were read. */
  long taken() {
    return taken;
  }

  /** Ends the connection behind what was written. */
  void close() {
    ended = true;
    socket.handler(ignored -> {});
    reading(true);
    socket.close();
  }

  private void read(Buffer piece) {
    taken += piece.length();
    if (!ended && !frames.read(piece, packet -> hearer.packet(packet) && !ended) && !ended) {
      hearer.broken();
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      hearer.ended();
    }
  }
}
