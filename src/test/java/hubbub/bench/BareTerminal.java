package hubbub.bench;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The least a web terminal can be in Java with the hub's libraries: Vert.x's websocket in front of pty4j's streams, a
 * thread for each shell. No login, no bus, no session, no credit: what the hub's echo is compared with.
 */
public final class BareTerminal {
  private BareTerminal() {}

  /** Listens at a port of 127.0.0.1 until it is ended. */
  public static void main(String... arguments) {
    Vertx.vertx().createHttpServer().webSocketHandler(BareTerminal::open)
        .listen(Integer.parseInt(arguments[0]), "127.0.0.1").await();
  }

  private static void open(ServerWebSocket socket) {
    try {
      PtyProcess shell = new PtyProcessBuilder(new String[] {"/bin/bash", "-l"})
          .setEnvironment(Map.of("TERM", "xterm-256color", "HOME", System.getProperty("user.home")))
          .setInitialColumns(80).setInitialRows(24).start();
      OutputStream keys = shell.getOutputStream();
      socket.binaryMessageHandler(typed -> type(keys, typed));
      socket.closeHandler(closed -> shell.destroy());
      Thread.ofPlatform().daemon().start(() -> read(shell.getInputStream(), socket));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static void type(OutputStream keys, Buffer typed) {
    try {
      keys.write(typed.getBytes());
      keys.flush();
    } catch (IOException over) {
      throw new UncheckedIOException(over);
    }
  }

  private static void read(InputStream output, ServerWebSocket socket) {
    byte[] block = new byte[65_536];
    try {
      for (int length = output.read(block); length > 0; length = output.read(block)) {
        socket.writeBinaryMessage(Buffer.buffer(length).appendBytes(block, 0, length));
      }
    } catch (IOException over) {
      // The shell has ended.
    } finally {
      socket.close();
    }
  }
}
