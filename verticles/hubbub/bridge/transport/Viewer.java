package hubbub.bridge.transport;

import io.netty.buffer.ByteBuf;

/** One peer before a {@link Screen}, and whether it has been left behind. */
public final class Viewer {
  private final Screen screen;
  private final Wire wire;
  private int place;
  private boolean behind;
  private boolean waiting;
  private boolean left;

  Viewer(Screen screen, Wire wire, int place) {
    this.screen = screen;
    this.wire = wire;
    this.place = place;
  }

  /** Goes away; what was gathered until now still goes out. Twice is harmless. */
  public void leave() {
    if (!left) {
      left = true;
      screen.leave(this);
    }
  }

  int place() {
    return place;
  }

  void place(int now) {
    place = now;
  }

  void show(ByteBuf frames) {
    if (wire.holding()) {
      behind = true;
      if (!waiting) {
        waiting = true;
        wire.whenTaken(this::taken);
      }
    } else {
      behind = false;
      wire.write(frames.retainedDuplicate());
    }
  }

  void hear(ByteBuf message) {
    catchUp();
    wire.write(message.retainedDuplicate());
  }

  private void taken() {
    waiting = false;
    if (!left) {
      catchUp();
    }
  }

  private void catchUp() {
    if (behind) {
      behind = false;
      wire.send(screen.newest());
    }
  }
}
