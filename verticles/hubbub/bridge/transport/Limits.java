package hubbub.bridge.transport;

import hubbub.conf.Conf;

/**
 * What a connection may do.
 *
 * @param messageBytes the longest message taken from a websocket, in bytes
 * @param loginSeconds how long a connection may take to log in, in seconds
 * @param idleSeconds how long nothing at all may come from a websocket, in seconds
 * @param pingSeconds after how long a silence a websocket is pinged, in seconds
 * @param messagesPerSecond how many messages a peer may send on average; a faster one is read later, nothing is lost
 * @param outboxBytes how much may wait for a peer that does not read, in bytes
 * @param closeSeconds how long a peer may take to close after it was told to, in seconds
 * @param connections how many connections the hub takes in all
 * @param connectionsPerAddress how many of them from one network address
 */
public record Limits(int messageBytes, int loginSeconds, int idleSeconds, int pingSeconds, int messagesPerSecond,
    int outboxBytes, int closeSeconds, int connections, int connectionsPerAddress) {
  /** Reads the section {@code limits}. */
  public static Limits from(Conf conf) {
    return new Limits(
        conf.whole("messageBytes", "bytes", 1_024, 16_777_216, 65_536),
        conf.whole("loginSeconds", "s", 1, 600, 10),
        conf.whole("idleSeconds", "s", 2, 3_600, 60),
        conf.whole("pingSeconds", "s", 1, 3_600, 25),
        conf.whole("messagesPerSecond", "1/s", 1, 1_000_000, 100),
        conf.whole("outboxBytes", "bytes", 65_536, 67_108_864, 1_048_576),
        conf.whole("closeSeconds", "s", 1, 60, 5),
        conf.whole("connections", "connections", 1, 1_000_000, 20_000),
        conf.whole("connectionsPerAddress", "connections", 1, 1_000_000, 200));
  }
}
