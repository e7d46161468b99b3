package hubbub.store.embedded;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.store.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a second: syncs the log of EVERYSEC, saves the tables and deletes what the logs no longer need, and tries to
 * write again where that has failed. Runs on a thread of its own.
 */
final class Saver {
  private static final Logger LOG = LoggerFactory.getLogger(Saver.class);
  private static final int TURNS_A_MINUTE = 60;
  private static final int COMPACT_BYTES = 16 * 1024 * 1024;
  /** What must be free beyond what is written: MVStore closes itself where a write of its own fails. */
  private static final long SPARE = 4L * 1024 * 1024;

  private final Shared shared;
  private final Map<Durability, Lane> lanes;
  private final Duration rest;
  private final Condition condition;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("hubbub-store-saver").factory());
  private long saved;
  private long turns;

  Saver(Shared shared, Map<Durability, Lane> lanes, Duration rest) {
    this.rest = rest;
    this.shared = shared;
    this.lanes = lanes;
    this.saved = reached();
    this.condition = new Condition("file=" + OpenFiles.tablesFile(shared.folder()));
  }

  /** Begins; calls for a sweep of expired keys once a minute. */
  void start(Runnable sweep) {
    timer.scheduleWithFixedDelay(() -> turn(sweep), rest.toMillis(), rest.toMillis(), TimeUnit.MILLISECONDS);
  }

  Condition condition() {
    return condition;
  }

  /** Ends the lanes, saves everything and closes the files. */
  void finish() throws InterruptedException, IOException {
    timer.shutdown();
    timer.awaitTermination(1, TimeUnit.MINUTES);
    for (Lane lane : lanes.values()) {
      lane.finish();
    }
    boolean whole = saveAtEnd();
    try {
      for (Lane lane : lanes.values()) {
        lane.log().close(whole);
      }
    } finally {
      if (whole) {
        shared.tables().close();
      } else {
        shared.tables().abandon();
      }
    }
  }

  // What cannot be saved now stays in the logs, and is done again when the store opens.
  private boolean saveAtEnd() {
    try {
      if (shared.isBroken()) {
        renew();
      }
      save();
      return true;
    } catch (IOException | RuntimeException problem) {
      LOG.warn("store.closed.unsaved folder={} reason=\"{}\"", shared.folder(), problem.toString());
      return false;
    }
  }

  private void turn(Runnable sweep) {
    try {
      turns++;
      if (shared.isBroken()) {
        renew();
      }
      lanes.get(Durability.EVERYSEC).log().sync();
      if (reached() != saved) {
        save();
      }
      if (turns % TURNS_A_MINUTE == 0) {
        sweep.run();
        compact();
      }
      condition.works();
    } catch (IOException | RuntimeException | Error problem) {
      condition.failed(problem);
    }
    lanes.values().stream().filter(lane -> !lane.condition().good()).forEach(Saver::probe);
  }

  private void save() throws IOException {
    Tables tables = shared.tables();
    long free = freeBytes();
    long needed = tables.unsavedBytes() * 5L / 4 + SPARE;
    if (free < needed) {
      throw new IOException("only " + free + " bytes are free, " + needed + " are needed");
    }
    long upTo = reached();
    // The numbers first: the tables saved may be ahead of them, never behind.
    lanes.forEach((durability, lane) -> tables.applied(Log.name(durability), lane.applied()));
    Map<Durability, Long> numbers = Map.of(
        Durability.ALWAYS, tables.applied(Log.name(Durability.ALWAYS)),
        Durability.EVERYSEC, tables.applied(Log.name(Durability.EVERYSEC)));
    tables.save();
    saved = upTo;
    for (Map.Entry<Durability, Long> number : numbers.entrySet()) {
      lanes.get(number.getKey()).log().release(number.getValue());
    }
  }

  private void compact() throws IOException {
    if (freeBytes() > COMPACT_BYTES + SPARE) {
      shared.tables().compact(COMPACT_BYTES);
    }
  }

  private long freeBytes() throws IOException {
    return Files.getFileStore(shared.folder()).getUsableSpace();
  }

  /** Opens the tables anew after a disk error has broken them: what was not saved is in the logs. */
  private void renew() throws IOException {
    Lock gate = shared.gate().writeLock();
    gate.lock();
    try {
      shared.tables().abandon();
      Tables opened = Tables.open(OpenFiles.tablesFile(shared.folder()));
      for (Map.Entry<Durability, Lane> lane : lanes.entrySet()) {
        long last = Replay.run(shared.folder(), Log.name(lane.getKey()), opened);
        if (last != lane.getValue().applied()) {
          opened.abandon();
          throw new Fault(ErrorCode.UNAVAILABLE, "The log ends at " + last + ", not " + lane.getValue().applied());
        }
      }
      shared.renewed(opened);
      LOG.warn("store.reopened folder={}", shared.folder());
    } finally {
      gate.unlock();
    }
  }

  private static void probe(Lane lane) {
    lane.submit(0, batch -> {
      batch.record(new Change.Probe(4096));
      return null;
    });
  }

  private long reached() {
    return lanes.values().stream().mapToLong(Lane::applied).sum();
  }
}
