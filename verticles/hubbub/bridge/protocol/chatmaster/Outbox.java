package hubbub.bridge.protocol.chatmaster;

import hubbub.bridge.spi.Peer;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes out to one client. A client whose packages have no ending takes each read for one package, so it gets one
 * package a write and no write sooner than the pacing after the last; the rest waits in a {@link MergingQueue}. All
 * others get everything at once.
 */
final class Outbox {
  private static final int MANY_ANSWERS = 64;

  private final Peer peer;
  private final Packing packing;
  private final int pacing;
  private final Runnable eased;
  private final MergingQueue queue;
  private final MergingQueue held;
  private final List<Runnable> drained = new ArrayList<>();
  private Form form = Form.RAW;
  private boolean holding;
  private boolean resting;
  private boolean owesNewline;
  private boolean over;

  Outbox(Peer peer, Packing packing, Options options, Runnable eased) {
    this.peer = peer;
    this.packing = packing;
    this.pacing = options.pacingMillis();
    this.eased = eased;
    this.queue = new MergingQueue(options.queuePackages());
    this.held = new MergingQueue(options.queuePackages());
  }

  void send(Parcel parcel) {
    if (!over) {
      (holding ? held : queue).add(parcel);
      flush();
    }
  }

  void answer(byte[] parcel) {
    send(Parcel.answer(parcel));
  }

  /** Keeps back what is sent from now on. */
  void hold() {
    holding = true;
  }

  /** Sends this, and then what was kept back. */
  void release(byte[] first) {
    holding = false;
    answer(first);
    held.moveTo(queue);
    flush();
  }

  /** Answers in another form from now on. */
  void form(Form next) {
    // What went out so far had no ending yet; the newline goes with the next package, since alone it would be read
    // as one by a client that reads package by package in spite of its own newlines.
    owesNewline = next == Form.NEWLINE;
    form = next;
    flush();
  }

  Form form() {
    return form;
  }

  /** Tells whether others may write to this peer what they write to all of its form. */
  boolean shareable() {
    return form != Form.RAW && !owesNewline && !holding && !over;
  }

  /** Tells whether so many answers wait that the client should not be heard for now. */
  boolean full() {
    return queue.answers() >= MANY_ANSWERS;
  }

  /** Runs something when all that was sent so far has been written. */
  void whenDrained(Runnable action) {
    drained.add(action);
    flush();
  }

  /** Writes this as the last package of the connection, instead of all that waits. */
  void last(byte[] parcel) {
    if (!over) {
      over = true;
      queue.clear();
      write(parcel);
    }
  }

  /** Sends nothing any more. */
  void stop() {
    over = true;
    queue.clear();
    held.clear();
    drained.clear();
  }

  private void flush() {
    while (!queue.isEmpty() && (form != Form.RAW || !resting)) {
      queue.poll().ifPresent(this::write);
      if (form == Form.RAW && pacing > 0) {
        resting = true;
        peer.later(pacing, this::rested);
      }
    }
    if (queue.isEmpty() && !holding) {
      List<Runnable> due = List.copyOf(drained);
      drained.clear();
      due.forEach(Runnable::run);
    }
  }

  private void rested() {
    resting = false;
    flush();
    eased.run();
  }

  private void write(byte[] parcel) {
    Buffer packed = packing.pack(form, parcel);
    peer.send(owesNewline ? Buffer.buffer("\n").appendBuffer(packed) : packed);
    owesNewline = false;
  }
}
