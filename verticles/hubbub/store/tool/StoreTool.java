package hubbub.store.tool;

import hubbub.conf.ConfException;
import hubbub.contract.Fault;
import hubbub.store.StoreConfig;
import hubbub.store.StoreInUse;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The main class of {@code bin/store}. */
public final class StoreTool {
  private static final String USAGE = """
      Usage: store copy FROM TO [--overwrite]        copies all stores of a hub, and compares them
             store backup FROM FILE [--overwrite]    writes them to a file
             store restore FILE TO [--overwrite]     fills stores from such a file, and compares them
             store verify A B                        compares; either may be a file of a backup

      FROM, TO, A, B: a configuration file of a hub (conf/hub.json, conf/hub-cluster.json), a data folder, or the
      address of a Redis (redis://host:port). The hub must be stopped: a store has one user at a time. What is there
      already is not written over, unless --overwrite is said; then it is removed first.

      Environment: HUBBUB_DATA                                 the data folder of a configuration file
                   HUBBUB_REDIS_USER, HUBBUB_REDIS_PASSWORD    as whom to speak to a Redis that is named by its address
                   JAVA_HOME, JAVA_OPTS                        which Java (21 or newer), and options for it

      Exit codes:  0 done, 1 not done or not equal, 2 wrong command line, 3 wrong configuration""";

  // What ends within an hour is copied and not compared.
  private static final long SOON_MILLIS = 3_600_000;

  private final long soon = System.currentTimeMillis() + SOON_MILLIS;
  private final Vertx vertx;
  private final PrintStream out;
  private final boolean overwrite;

  private StoreTool(Vertx vertx, PrintStream out, boolean overwrite) {
    this.vertx = vertx;
    this.out = out;
    this.overwrite = overwrite;
  }

  /** Does what the command line says and ends the process. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /** Does what the command line says and returns the exit code. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.isEmpty() || List.of("help", "--help", "-h").contains(arguments.getFirst())) {
      (arguments.isEmpty() ? err : out).println(USAGE);
      return arguments.isEmpty() ? Problem.WRONG_COMMAND : 0;
    }
    Vertx vertx = Vertx.vertx();
    try {
      List<String> words = new ArrayList<>(arguments);
      new StoreTool(vertx, out, words.remove("--overwrite")).run(words);
      return 0;
    } catch (Problem problem) {
      err.println("store: " + problem.getMessage());
      return problem.exitCode();
    } catch (ConfException wrong) {
      err.println("store: " + wrong.getMessage());
      return Problem.WRONG_CONFIGURATION;
    } catch (StoreInUse inUse) {
      err.println("store: " + inUse.getMessage() + " Stop the hub first.");
      return Problem.FAILED;
    } catch (Fault | UncheckedIOException | IllegalStateException problem) {
      err.println("store: " + problem.getMessage());
      return Problem.FAILED;
    } finally {
      OpenStore.await(vertx.close());
    }
  }

  private void run(List<String> words) {
    if (words.size() != 3) {
      throw new Problem(Problem.WRONG_COMMAND, "two places must be named; see store --help.");
    }
    String one = words.get(1);
    String other = words.get(2);
    switch (words.getFirst()) {
      case "copy" -> copy(Place.of(one), Place.of(other));
      case "backup" -> backup(Place.of(one), Path.of(other));
      case "restore" -> restore(new Backup(Path.of(one)), Place.of(other));
      case "verify" -> compare(digests(one), digests(other));
      default -> throw new Problem(Problem.WRONG_COMMAND,
          "there is no command '" + words.getFirst() + "'; see store --help.");
    }
  }

  private void copy(Place from, Place to) {
    Map<String, Digest> copied = new LinkedHashMap<>();
    for (Map.Entry<String, StoreConfig> source : sources(from).entrySet()) {
      try (OpenStore open = OpenStore.open(vertx, source.getValue())) {
        copied.put(source.getKey(), fill(to, source.getKey(), open::read));
      }
    }
    compare(copied, digests(to));
  }

  private void backup(Place from, Path file) {
    if (Files.exists(file) && !overwrite) {
      throw new Problem(Problem.FAILED, file + " is there already; say --overwrite to write over it.");
    }
    Map<String, Consumer<Consumer<Item>>> readers = new LinkedHashMap<>();
    sources(from).forEach((name, config) -> readers.put(name, reader -> {
      try (OpenStore open = OpenStore.open(vertx, config)) {
        open.read(reader);
      }
    }));
    new Backup(file).write(readers).forEach((name, digest) -> out.println(name + ": " + digest.summary()));
  }

  private void restore(Backup backup, Place to) {
    // All of it is read once before anything is touched: a file that is not whole restores nothing.
    Map<String, Digest> whole = digests(backup);
    whole.keySet().forEach(name -> checkFree(to, name));
    Map<String, OpenStore> open = new LinkedHashMap<>();
    Map<String, Filling> fillings = new LinkedHashMap<>();
    try {
      backup.read(name -> fillings.computeIfAbsent(name, fresh -> {
        OpenStore opened = OpenStore.open(vertx, config(to, fresh));
        open.put(fresh, opened);
        opened.clear();
        return new Filling(opened);
      }));
      fillings.values().forEach(Filling::finish);
    } finally {
      open.values().forEach(OpenStore::close);
    }
    compare(whole, digests(to));
  }

  private static Map<String, StoreConfig> sources(Place from) {
    Map<String, StoreConfig> sources = new LinkedHashMap<>(from.stores());
    sources.values().removeIf(config -> !OpenStore.mayHold(config));
    if (sources.isEmpty()) {
      throw new Problem(Problem.FAILED, "There is no store in any of "
          + from.stores().values().stream().map(StoreConfig::folder).toList() + ".");
    }
    return sources;
  }

  private Digest fill(Place to, String name, Consumer<Consumer<Item>> reader) {
    checkFree(to, name);
    Digest digest = new Digest(soon);
    try (OpenStore target = OpenStore.open(vertx, config(to, name))) {
      target.clear();
      Filling filling = new Filling(target);
      reader.accept(digest.andThen(filling));
      filling.finish();
    }
    return digest;
  }

  private void checkFree(Place to, String name) {
    Digest there = digest(config(to, name));
    if (!there.empty() && !overwrite) {
      throw new Problem(Problem.FAILED, "The store " + name + " holds " + there.summary()
          + " already; say --overwrite to have that removed first.");
    }
  }

  private static StoreConfig config(Place place, String name) {
    StoreConfig config = place.stores().get(name);
    if (config == null) {
      throw new Problem(Problem.FAILED, "There is no place for the store " + name + ".");
    }
    return config;
  }

  private Map<String, Digest> digests(String named) {
    return named.endsWith(".gz") ? digests(new Backup(Path.of(named))) : digests(Place.of(named));
  }

  private Map<String, Digest> digests(Backup backup) {
    Map<String, Digest> digests = new LinkedHashMap<>();
    backup.read(name -> digests.computeIfAbsent(name, fresh -> new Digest(soon)));
    return digests;
  }

  private Map<String, Digest> digests(Place place) {
    Map<String, Digest> digests = new LinkedHashMap<>();
    place.stores().forEach((name, config) -> digests.put(name, digest(config)));
    return digests;
  }

  private Digest digest(StoreConfig config) {
    Digest digest = new Digest(soon);
    if (OpenStore.mayHold(config)) {
      try (OpenStore open = OpenStore.open(vertx, config)) {
        open.read(digest);
      }
    }
    return digest;
  }

  /** Compares what the first place has with the second; a store the first does not name is not looked at. */
  private void compare(Map<String, Digest> one, Map<String, Digest> other) {
    List<String> different = new ArrayList<>();
    one.forEach((name, digest) -> {
      Map<String, String> there = other.containsKey(name) ? other.get(name).lines() : Map.of();
      if (digest.lines().equals(there)) {
        out.println(name + ": " + digest.summary() + ", equal");
      } else {
        different.add(name + " (" + digest.lines() + " and " + there + ")");
      }
    });
    if (!different.isEmpty()) {
      throw new Problem(Problem.FAILED, "Not equal: " + String.join(", ", different) + ".");
    }
  }
}
