package hubbub.bridge.protocol.eventbus;

import hubbub.bridge.spi.Peer;
import hubbub.contract.CloseReason;
import hubbub.contract.Fault;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who comes to the bus, who is refused what and who is sent away, in the log. So many lines a second and no more: what
 * is left out is counted in the next line.
 */
final class Audit {
  private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
  private static final int LINES_PER_SECOND = 20;
  private static final long NANOS = 1_000_000_000L;
  private static final Pattern SAFE = Pattern.compile("[\\w.*-]{1,256}");

  private long second = System.nanoTime();
  private int lines;
  private int leftOut;

  void opened(Peer peer, String of, String person) {
    if (room()) {
      LOG.info("eventbus.opened peer={} of={} person={} address={}", peer.id(), of, person, peer.address());
    }
  }

  void refused(Peer peer, String of, String address, Fault why) {
    if (room()) {
      LOG.info("eventbus.refused peer={} of={} address={} code={} reason=\"{}\"", peer.id(), of,
          SAFE.matcher(address).matches() ? address : "?", why.code().slug(), why.code().sentence());
    }
  }

  void closed(Peer peer, String of, CloseReason reason) {
    if (room()) {
      LOG.info("eventbus.closed peer={} of={} reason={}", peer.id(), of, reason);
    }
  }

  void offended(Peer peer, String of, int frames) {
    if (room()) {
      LOG.warn("eventbus.offended peer={} of={} frames={} address={}", peer.id(), of, frames, peer.address());
    }
  }

  private boolean room() {
    long now = System.nanoTime();
    if (now - second >= NANOS) {
      second = now;
      lines = 0;
      if (leftOut > 0) {
        LOG.warn("eventbus.audit.full left_out={}", leftOut);
        leftOut = 0;
      }
    }
    boolean room = lines < LINES_PER_SECOND;
    if (room) {
      lines++;
    } else {
      leftOut++;
    }
    return room;
  }
}
