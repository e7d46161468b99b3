package hubbub.testing.script;

import hubbub.bridge.spi.Peer;
import hubbub.contract.CloseReason;
import hubbub.contract.auth.Principal;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** A peer without a network: keeps what it is sent, and has a clock that goes only when it is told to. */
public final class ScriptedPeer implements Peer {
  private final String id;
  private final Handshake handshake;
  private final Deque<Buffer> sent = new ArrayDeque<>();
  private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparingLong(Later::at));
  private Optional<CloseReason> end = Optional.empty();
  private Optional<Principal> principal = Optional.empty();
  private final Deque<Runnable> unheard = new ArrayDeque<>();
  private final Deque<Runnable> taken = new ArrayDeque<>();
  private boolean holding;
  private boolean open = true;
  private boolean paused;
  private int offences;
  private long now;

  ScriptedPeer(String id, Handshake handshake) {
    this.id = id;
    this.handshake = handshake;
  }

  /** Returns what was sent and not looked at yet, oldest first; take from it what is looked at. */
  public Deque<Buffer> sent() {
    return sent;
  }

  /** Returns why the adapter closed the connection. */
  public Optional<CloseReason> end() {
    return end;
  }

  /** Returns who the adapter said this is. */
  public Optional<Principal> principal() {
    return principal;
  }

  /** Returns how many messages the adapter dropped for what they are. */
  public int offences() {
    return offences;
  }

  /** Tells whether the adapter stopped reading. */
  public boolean paused() {
    return paused;
  }

  /** Lets the adapter hear something: now, or as soon as it reads again. */
  void hear(Runnable what) {
    if (paused) {
      unheard.add(what);
    } else if (open) {
      what.run();
    }
  }

  /** The connection is gone. */
  void gone() {
    open = false;
  }

  /** Lets time go by. */
  void pass(long millis) {
    long until = now + millis;
    while (!later.isEmpty() && later.peek().at() <= until) {
      Later due = later.poll();
      now = due.at();
      if (open) {
        due.action().run();
      }
    }
    now = until;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String address() {
    return "127.0.0.1";
  }

  @Override
  public Optional<String> token() {
    return handshake.token();
  }

  @Override
  public void send(Buffer message) {
    if (open) {
      sent.add(message);
    }
  }

  @Override
  public String target() {
    return handshake.target();
  }

  @Override
  public void sendBinary(Buffer message) {
    send(message);
  }

  @Override
  public void send(byte[] message, int length) {
    send(Buffer.buffer().appendBytes(message, 0, length));
  }

  @Override
  public void sendBinary(List<Buffer> parts) {
    Buffer whole = Buffer.buffer();
    parts.forEach(whole::appendBuffer);
    send(whole);
  }

  @Override
  public void sendAll(List<Buffer> messages) {
    messages.forEach(this::send);
  }

  @Override
  public boolean holding() {
    return holding;
  }

  @Override
  public void whenTaken(Runnable action) {
    taken.add(action);
    if (!holding) {
      take();
    }
  }

  /** Lets the socket take nothing more, or all that was sent. */
  public void holding(boolean now) {
    holding = now;
    if (!now) {
      take();
    }
  }

  private void take() {
    for (Runnable action = taken.poll(); action != null; action = taken.poll()) {
      action.run();
    }
  }

  @Override
  public void identify(Principal who) {
    principal = Optional.of(who);
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
    while (open && !paused && !unheard.isEmpty()) {
      unheard.poll().run();
    }
  }

  @Override
  public void later(long millis, Runnable action) {
    later.add(new Later(now + millis, action));
  }

  @Override
  public void close(CloseReason reason) {
    if (open) {
      end = Optional.of(reason);
      open = false;
    }
  }

  @Override
  public void offence() {
    offences++;
  }

  @Override
  public void counted() {}

  @Override
  public boolean throttled() {
    return false;
  }

  @Override
  public boolean open() {
    return open;
  }

  /**
   * How the peer came.
   *
   * @param token the token it brought
   * @param target path and query it asked for
   */
  record Handshake(Optional<String> token, String target) {}

  private record Later(long at, Runnable action) {}
}
