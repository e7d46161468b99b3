package hubbub.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A TCP connection on 127.0.0.1, usually to a listener, that sends exactly the bytes it is told and hands on each read.
 * It can also send as no decent client does, and stop reading.
 */
public final class TcpWire implements AutoCloseable {
  private enum Writing { WHOLE, SINGLE_BYTES, GATHERED }

  private final Socket socket;
  private final Semaphore reading = new Semaphore(1);
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
  private Writing writing = Writing.WHOLE;

  private TcpWire(Socket socket) {
    this.socket = socket;
  }

  /** Connects; nothing is read until {@link #read} is called. */
  public static TcpWire open(int port) {
    return open(port, 0);
  }

  /** Waits for the next connection to a listener of the test. */
  public static TcpWire accepted(ServerSocket listener) throws IOException {
    return new TcpWire(listener.accept());
  }

  /** Connects over TLS, whoever the other side says it is: {@link #certificate} tells. */
  public static TcpWire openTls(int port) {
    try {
      SSLContext trusting = SSLContext.getInstance("TLS");
      trusting.init(null, new TrustManager[] {new Trusting()}, null);
      SSLSocket socket = (SSLSocket) trusting.getSocketFactory()
          .createSocket(open(port).socket, "127.0.0.1", port, true);
      socket.startHandshake();
      return new TcpWire(socket);
    } catch (IOException e) {
      throw new UncheckedIOException("no TLS on port " + port, e);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Tells whether nobody is let in at a port. */
  public static boolean refuses(int port) {
    try {
      open(port).close();
      return false;
    } catch (UncheckedIOException refused) {
      return true;
    }
  }

  /** As {@link #open(int)} with a receive buffer of about so many bytes, for a slow reader; 0 = default. */
  public static TcpWire open(int port, int receiveBuffer) {
    return open(port, receiveBuffer, 1);
  }

  /** As {@link #open(int)} from the address 127.0.0.{@code host}: somebody else, as far as the hub can see. */
  public static TcpWire openFrom(int host, int port) {
    return open(port, 0, host);
  }

  /** Connects as a balancer does for somebody who came to it from this address. */
  public static TcpWire openFor(String address, int port) {
    return open(port).send("PROXY TCP4 " + address + " 127.0.0.1 40000 " + port + "\r\n");
  }

  private static TcpWire open(int port, int receiveBuffer, int host) {
    Socket socket = new Socket();
    try {
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.setTcpNoDelay(true);
      socket.bind(new InetSocketAddress(loopback(host), 0));
      socket.connect(new InetSocketAddress(loopback(1), port), (int) Await.LIMIT.toMillis());
      return new TcpWire(socket);
    } catch (IOException e) {
      new TcpWire(socket).close();
      throw new UncheckedIOException("cannot connect to port " + port, e);
    }
  }

  /** The certificate with which the other side of a TLS connection introduced itself. */
  public X509Certificate certificate() {
    try {
      return (X509Certificate) ((SSLSocket) socket).getSession().getPeerCertificates()[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends every byte in a write of its own from now on. */
  public synchronized TcpWire singly() {
    writing = Writing.SINGLE_BYTES;
    return this;
  }

  /** Sends nothing from now on until {@link #glued}. */
  public synchronized TcpWire gather() {
    writing = Writing.GATHERED;
    return this;
  }

  /** Sends in one write what was gathered, and everything at once again. */
  public synchronized TcpWire glued() {
    writing = Writing.WHOLE;
    byte[] all = gathered.toByteArray();
    gathered.reset();
    return send(all);
  }

  /** Sends these bytes, in one write unless it was told otherwise. */
  public synchronized TcpWire send(byte... bytes) {
    try {
      switch (writing) {
        case WHOLE -> socket.getOutputStream().write(bytes);
        case GATHERED -> gathered.writeBytes(bytes);
        case SINGLE_BYTES -> {
          for (byte one : bytes) {
            socket.getOutputStream().write(one);
          }
        }
        default -> throw new IllegalStateException();
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot send: the connection is gone", e);
    }
  }

  /** Sends this text as UTF-8. */
  public TcpWire send(String text) {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Tells the other side that nothing more comes, and goes on reading. */
  public void endOutput() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads from now on: {@code chunk} gets each read, {@code end} how it ended ({@code eof} or {@code reset}). */
  public void read(Consumer<byte[]> chunk, Consumer<String> end) {
    Thread.ofVirtual().name("wire-reader").start(() -> {
      byte[] buffer = new byte[65_536];
      try {
        InputStream in = socket.getInputStream();
        for (int n = next(in, buffer); n >= 0; n = next(in, buffer)) {
          chunk.accept(Arrays.copyOf(buffer, n));
        }
        end.accept("eof");
      } catch (IOException e) {
        end.accept("reset");
      } catch (RuntimeException e) {
        end.accept("unreadable: " + e);
        close();
      }
    });
  }

  /** Reads no more, but for one read that may be under way. */
  public void stall() {
    reading.acquireUninterruptibly();
  }

  /** Reads again after {@link #stall}. */
  public void resume() {
    reading.release();
  }

  /** Reads from now on; each read is one text. */
  public Received<String> texts() {
    Received<String> texts = new Received<>();
    read(chunk -> texts.add(new String(chunk, StandardCharsets.UTF_8)), texts::end);
    return texts;
  }

  /** Reads from now on; each line is one text, without its LF. What is not ended by one at the end is none. */
  public Received<String> lines() {
    Received<String> lines = new Received<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    read(chunk -> {
      for (byte one : chunk) {
        if (one == '\n') {
          lines.add(line.toString(StandardCharsets.UTF_8));
          line.reset();
        } else {
          line.write(one);
        }
      }
    }, lines::end);
    return lines;
  }

  /** Breaks the connection off with a reset instead of an orderly end. */
  public void reset() {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    close();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int next(InputStream in, byte[] buffer) throws IOException {
    reading.acquireUninterruptibly();
    reading.release();
    return in.read(buffer);
  }

  private static InetAddress loopback(int host) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) host});
  }

  private static final class Trusting extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
