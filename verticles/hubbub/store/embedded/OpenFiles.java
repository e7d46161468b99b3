package hubbub.store.embedded;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.store.Durability;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.h2.mvstore.MVStoreException;

/** The files of an open store and who writes them. Opening and closing block. */
record OpenFiles(FolderLock lock, Shared shared, Map<Durability, Lane> lanes, Saver saver) {
  static Path tablesFile(Path folder) {
    return folder.resolve("store.mv");
  }

  static OpenFiles open(VertxInternal vertx, Path folder, Setting setting) {
    try {
      FolderLock lock = FolderLock.take(folder);
      try {
        return open(vertx, folder, setting, lock);
      } catch (IOException | RuntimeException problem) {
        lock.release();
        throw problem;
      }
    } catch (IOException | MVStoreException problem) {
      throw new Fault(ErrorCode.UNAVAILABLE, "The store folder " + folder + " cannot be used: " + problem);
    }
  }

  private static OpenFiles open(VertxInternal vertx, Path folder, Setting setting, FolderLock lock)
      throws IOException {
    Tables tables = Tables.open(tablesFile(folder));
    long last;
    try {
      last = recover(folder, tables);
    } catch (IOException | RuntimeException problem) {
      tables.abandon();
      throw problem;
    }
    Shared shared = new Shared(folder, tables);
    Map<Durability, Lane> lanes = new EnumMap<>(Durability.class);
    for (Durability durability : Durability.values()) {
      Log log = new Log(folder, durability, setting.maker(), last);
      lanes.put(durability, new Lane(vertx, durability, shared, log, last));
    }
    lanes.values().forEach(Lane::start);
    return new OpenFiles(lock, shared, lanes, new Saver(shared, lanes, setting.turn()));
  }

  // The logs are done and deleted before anything new is written, so a namespace may change its durability between
  // two runs; both logs then go on from one number, so versions of keys only ever rise.
  private static long recover(Path folder, Tables tables) throws IOException {
    long last = 0;
    for (Durability durability : Durability.values()) {
      last = Math.max(last, Replay.run(folder, Log.name(durability), tables));
    }
    for (Durability durability : Durability.values()) {
      tables.applied(Log.name(durability), last);
    }
    tables.save();
    for (Durability durability : Durability.values()) {
      for (Path done : Replay.segments(folder, Log.name(durability))) {
        Files.delete(done);
      }
    }
    return last;
  }

  boolean healthy() {
    return saver.condition().good() && lanes.values().stream().allMatch(lane -> lane.condition().good());
  }

  void close() throws IOException, InterruptedException {
    try {
      saver.finish();
    } finally {
      lock.release();
    }
  }
}
