package hubbub.bridge.transport;

import hubbub.watch.Count;
import hubbub.watch.Level;
import hubbub.watch.Meters;

/**
 * What goes through the connections of one protocol on one bridge instance. Whatever is hot is counted in a field of
 * this event loop's, which costs next to nothing, and told to the figures of the node once a second.
 */
final class Traffic {
  private final Level connections;
  private final Count heard;
  private final Count said;
  private long in;
  private long out;

  Traffic(Meters meters, String protocol) {
    this.connections = meters.level("hub_connections", "Connections, by protocol.", "protocol", protocol);
    this.heard = meters.count("hub_messages_in", "Messages that came from peers, what TCP brought at once as one.",
        "protocol", protocol);
    this.said = meters.count("hub_messages_out", "Messages that went to peers.", "protocol", protocol);
  }

  void opened() {
    connections.add(1);
  }

  void closed() {
    connections.add(-1);
  }

  /** Something came from a peer. */
  void heard() {
    in++;
  }

  /** So many messages went to peers. */
  void said(int messages) {
    out += messages;
  }

  /** Tells what has been counted. */
  void tell() {
    if (in > 0) {
      heard.add(in);
      in = 0;
    }
    if (out > 0) {
      said.add(out);
      out = 0;
    }
  }

  /** Tells the last of it; nobody is connected any more. */
  void close() {
    tell();
    connections.close();
  }
}
