package hubbub.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for programs that cannot take one by themselves. Not those the system gives to outgoing connections: a client
 * that tries again and again while a server is down would one day be given the very port it connects to, reach itself,
 * and keep the server from coming back.
 */
public final class FreePort {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;

  private FreePort() {}

  /** Returns a port at which nobody listens now. */
  public static int find() {
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException taken) {
        continue;
      }
    }
    throw new AssertionError("no free port from " + LOWEST + " to " + HIGHEST);
  }
}
