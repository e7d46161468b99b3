package hubbub.bridge.transport;

import hubbub.bridge.spi.Protocol;
import hubbub.contract.CloseReason;
import hubbub.contract.auth.Principal;
import hubbub.watch.Count;
import hubbub.watch.Level;
import hubbub.watch.Meters;
import hubbub.watch.Origin;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All connections of one bridge instance, with the one timer that looks at them. To be used on its event loop only. */
public final class Wires {
  private static final Logger LOG = LoggerFactory.getLogger(Wires.class);

  private final ContextInternal context;
  private final Limits limits;
  private final Census census;
  private final String key = UUID.randomUUID().toString().substring(0, 8);
  private final CharsetDecoder decoder = WebSocketReader.strict();
  private Wire[] open = new Wire[64];
  private int count;
  private long numbers;
  private int second;
  private final Meters meters;
  private final Level outbox;
  private final Count offences;
  private final Count slow;
  private final Map<String, Traffic> traffic = new HashMap<>();
  private Promise<Void> emptied;

  /** Makes an empty set on the context of the caller, and starts its timer. */
  public Wires(Vertx vertx, Limits limits, Census census) {
    this.context = (ContextInternal) vertx.getOrCreateContext();
    this.limits = limits;
    this.census = census;
    this.meters = Meters.of(vertx);
    this.outbox = meters.level("hub_outbox_bytes", "What waits in the hub for peers whose sockets do not take it.");
    this.offences = meters.count("hub_offences", "Messages dropped for what they were.");
    this.slow = meters.count("hub_slow_closes", "Connections closed because they did not read.");
    vertx.setPeriodic(1_000, timer -> tick());
  }

  /** Returns a key that no other bridge instance ever had; ids of peers begin with it. */
  public String key() {
    return key;
  }

  /** Returns how many connections there are. */
  public int count() {
    return count;
  }

  /** Returns how many messages were dropped on this node for what they were. */
  public long offences() {
    return offences.total();
  }

  /** Returns how many connections of this node were closed because they did not read. */
  public long slow() {
    return slow.total();
  }

  /** Ends the connections of those whose principal fits. */
  public void end(Function<Principal, Boolean> concerned, CloseReason reason) {
    each(wire -> {
      if (wire.principal().map(concerned).orElse(false)) {
        wire.end(reason);
      }
    });
  }

  /**
   * Ends all connections, spread over so many seconds so that their clients do not all come back at once.
   *
   * @return completes when the last has gone
   */
  public Future<Void> drain(int seconds) {
    emptied = context.promise();
    if (count == 0) {
      emptied.complete();
    }
    int[] place = {0};
    int total = Math.max(1, count);
    each(wire -> {
      long delay = (long) place[0]++ * seconds * 1_000 / total;
      context.owner().setTimer(Math.max(1, delay), timer -> wire.end(CloseReason.DRAINING));
    });
    return emptied.future();
  }

  /** Closes what is still open, without a word. */
  public void abort() {
    each(Wire::abort);
  }

  boolean admit(String address) {
    return census.admit(address, limits);
  }

  void release(String address) {
    census.release(address);
  }

  void add(Wire wire) {
    if (count == open.length) {
      open = Arrays.copyOf(open, count * 2);
    }
    wire.tag().traffic().opened();
    wire.slot(count);
    open[count++] = wire;
  }

  void gone(Wire wire) {
    Wire moved = open[--count];
    open[wire.slot()] = moved;
    moved.slot(wire.slot());
    open[count] = null;
    wire.tag().traffic().closed();
    release(wire.address());
    if (count == 0 && emptied != null) {
      emptied.tryComplete();
    }
  }

  void slow(Wire wire) {
    slow.increment();
    LOG.info("wire.slow peer={} bound={}", wire.id(), limits.outboxBytes());
  }

  void offence() {
    offences.increment();
  }

  /** Returns an id that no other connection ever had. */
  String nextId() {
    return key + "-" + ++numbers;
  }

  Tag tag(Protocol protocol) {
    String id = nextId();
    ContextInternal own = context.duplicate();
    new Origin(id, "").on(own);
    return new Tag(id, own, traffic.computeIfAbsent(protocol.name(), name -> new Traffic(meters, name)));
  }

  /** Tells the last of what was counted. */
  public void close() {
    traffic.values().forEach(Traffic::close);
    outbox.close();
  }

  int second() {
    return second;
  }

  Limits limits() {
    return limits;
  }

  CharsetDecoder decoder() {
    return decoder;
  }

  /**
   * Runs what a conversation does, as Vert.x runs its handlers; what it throws is a defect and ends that connection.
   */
  void run(Wire wire, Runnable action) {
    wire.tag().context().dispatch(() -> {
      try {
        action.run();
      } catch (RuntimeException | StackOverflowError defect) {
        LOG.error("conversation.failed peer={}", wire.id(), defect);
        wire.close(CloseReason.INTERNAL);
      }
    });
  }

  private void tick() {
    second++;
    long[] waiting = {0};
    each(wire -> {
      waiting[0] += wire.waiting();
      wire.tick(second);
    });
    outbox.set(waiting[0]);
    traffic.values().forEach(Traffic::tell);
  }

  // From the end, since a wire that goes is replaced by the last one.
  private void each(Consumer<Wire> action) {
    for (int i = count - 1; i >= 0; i--) {
      if (i < count) {
        action.accept(open[i]);
      }
    }
  }
}
