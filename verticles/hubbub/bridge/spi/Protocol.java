package hubbub.bridge.spi;

/**
 * One protocol on one listener of one bridge instance: it is made once, when the bridge starts, and opens a
 * conversation for every peer that connects. Listener {@code "adapter": "rwci"} means the public class
 * {@code hubbub.bridge.protocol.rwci.RwciProtocol}, which has a public constructor
 * {@code (hubbub.conf.Conf options, Services services)} that reads all its options and leaves {@code done()} to the
 * bridge.
 */
public interface Protocol {
  /** Returns what the protocol is called: as its package, and so as its adapter in the configuration. */
  default String name() {
    String home = getClass().getPackageName();
    return home.substring(home.lastIndexOf('.') + 1);
  }

  /** Opens the conversation with a peer that has just connected. */
  Conversation open(Peer peer);

  /** Tells whether websockets are opened at a path that is among those of its route; elsewhere is nothing. */
  default boolean speaksAt(String path) {
    return true;
  }

  /**
   * Returns how long a message of a websocket may be that has logged in, where it is usually so many bytes. Before, it
   * is the usual, so that strangers cost little.
   */
  default int messageBytes(int usual) {
    return usual;
  }

  /** Returns how many seconds a connection may take to log in, where it is usually so many. */
  default int loginSeconds(int usual) {
    return usual;
  }
}
