package hubbub.bridge.protocol.line;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.Received;
import hubbub.testing.TcpWire;

/** Somebody at netcat. */
final class LineClient implements AutoCloseable {
  private final TcpWire wire;
  private final Received<String> lines;

  LineClient(TcpWire wire) {
    this.wire = wire;
    this.lines = wire.lines();
  }

  static LineClient connect(int port) {
    return new LineClient(TcpWire.open(port));
  }

  /** Logs in, with or without a password, and reads on to what is said to where one is. */
  LineClient login(String words) {
    assertThat(lines.next()).startsWith("* Welcome to Hubbub.");
    type("login " + words);
    assertThat(lines.next()).startsWith("* Hello ");
    assertThat(lines.next()).startsWith("* You are in ");
    return this;
  }

  LineClient type(String line) {
    wire.send(line + "\n");
    return this;
  }

  /** The next line. */
  String next() {
    return lines.next();
  }

  /** The next line that is this one; those before it count as read. */
  LineClient await(String line) {
    lines.await(line, line::equals);
    return this;
  }

  Received<String> lines() {
    return lines;
  }

  TcpWire wire() {
    return wire;
  }

  @Override
  public void close() {
    wire.close();
  }
}
