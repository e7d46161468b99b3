package hubbub.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A way to a server that can be made slow, cut, or held so that nothing passes while all connections stay open. */
public final class TcpProxy implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition released = lock.newCondition();
  private volatile long delayNanos;
  private volatile boolean refusing;
  private boolean held;

  private TcpProxy(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  /** Begins to listen on a free port of loopback, in front of another port there. */
  public static TcpProxy to(int target) {
    try {
      TcpProxy proxy = new TcpProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
      Thread.ofVirtual().start(proxy::accept);
      return proxy;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Returns where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Lets everything arrive so much later, in both directions. */
  public void delay(long millis) {
    delayNanos = TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Ends all connections; new ones are taken. */
  public void cut() {
    open.forEach(TcpProxy::end);
  }

  /** Ends all connections, and each new one at once, or no more. */
  public void refuse(boolean now) {
    refusing = now;
    if (now) {
      cut();
    }
  }

  /** Lets nothing pass, or lets it pass again, with all that has come meanwhile. */
  public void hold(boolean now) {
    lock.lock();
    try {
      held = now;
      released.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    hold(false);
    cut();
  }

  private void accept() {
    try {
      while (true) {
        join(listener.accept());
      }
    } catch (IOException over) {
      end(listener);
    }
  }

  private void join(Socket client) {
    Socket server = new Socket();
    open.add(client);
    open.add(server);
    try {
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      if (!refusing) {
        pass(client, server);
        pass(server, client);
        return;
      }
    } catch (IOException away) {
      end(server);
    }
    end(client);
    end(server);
  }

  private void pass(Socket from, Socket to) {
    BlockingQueue<Parcel> way = new LinkedBlockingQueue<>();
    Thread.ofVirtual().start(() -> {
      try {
        InputStream in = from.getInputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
          way.add(new Parcel(System.nanoTime() + delayNanos, Arrays.copyOf(chunk, read)));
        }
      } catch (IOException over) {
        end(from);
      }
      way.add(new Parcel(0, new byte[0]));
    });
    Thread.ofVirtual().start(() -> deliver(way, from, to));
  }

  private void deliver(BlockingQueue<Parcel> way, Socket from, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      for (Parcel next = way.take(); next.bytes.length > 0; next = way.take()) {
        TimeUnit.NANOSECONDS.sleep(next.due - System.nanoTime());
        passHold();
        out.write(next.bytes);
      }
    } catch (IOException over) {
      end(to);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    end(from);
    end(to);
  }

  private void passHold() throws InterruptedException {
    lock.lock();
    try {
      while (held) {
        released.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void end(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception gone) {
      // That is what was wanted.
      return;
    }
  }

  private record Parcel(long due, byte[] bytes) {}
}
