package hubbub.watch;

import hubbub.watch.Family.Kind;
import hubbub.watch.Family.Sample;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * All figures of one node. The one object that its verticles share, so that none has to know another for somebody to
 * see all of them; safe on any thread. Whoever asks for the same name and labels twice gets the same count.
 *
 * <pre>{@code
 * Count slow = Meters.of(vertx).count("hub_slow_closes", "Connections closed because they did not read.");
 * }</pre>
 */
public final class Meters implements Shareable {
  private static final String NAME = "hubbub.watch";

  private final Map<String, Described> described = new ConcurrentHashMap<>();
  private final Map<Key, Object> meters = new ConcurrentHashMap<>();

  /** Makes an empty set; for tests, others share that {@link #of} their node. */
  public Meters() {}

  /** Returns the figures of a node. */
  public static Meters of(Vertx vertx) {
    LocalMap<String, Meters> shared = vertx.sharedData().getLocalMap(NAME);
    Meters found = shared.get(NAME);
    return found == null ? shared.computeIfAbsent(NAME, first -> new Meters()) : found;
  }

  /**
   * Returns a count.
   *
   * @param name in small letters; it is shown with {@code _total} behind it
   * @param help what it says, in a sentence
   * @param labels names and values by turns; only such values of which there are few
   */
  public Count count(String name, String help, String... labels) {
    return (Count) meter(new Described(name, help, Kind.COUNT), Count::new, labels);
  }

  /** Returns durations; parameters as for {@link #count}, the name ends in {@code _seconds}. */
  public Durations durations(String name, String help, String... labels) {
    return (Durations) meter(new Described(name, help, Kind.DURATIONS), Durations::new, labels);
  }

  /** Returns a reading; parameters as for {@link #count}. */
  public Reading reading(String name, String help, String... labels) {
    return (Reading) meter(new Described(name, help, Kind.LEVEL), Reading::new, labels);
  }

  /** Makes a level, which is the caller's; parameters as for {@link #count}. */
  public Level level(String name, String help, String... labels) {
    Levels levels = (Levels) meter(new Described(name, help, Kind.LEVEL), Levels::new, labels);
    Level level = new Level(levels.all()::remove);
    levels.all().add(level);
    return level;
  }

  /** Returns what there is, by name. */
  List<Family> families() {
    Map<String, List<Sample>> samples = new TreeMap<>();
    meters.forEach((key, meter) -> sample(key.labels(), meter).ifPresent(sample ->
        samples.computeIfAbsent(key.name(), first -> new ArrayList<>()).add(sample)));
    List<Family> families = new ArrayList<>();
    samples.forEach((name, all) -> {
      Described about = described.get(name);
      families.add(new Family(name, about.help(), about.kind(), all));
    });
    return families;
  }

  private Object meter(Described about, Supplier<?> fresh, String... labels) {
    Described known = described.putIfAbsent(about.name(), about);
    if (known != null && known.kind() != about.kind()) {
      throw new IllegalArgumentException(about.name() + " is a " + known.kind());
    }
    return meters.computeIfAbsent(new Key(about.name(), List.of(labels)), first -> fresh.get());
  }

  private static Optional<Sample> sample(List<String> labels, Object meter) {
    Map<String, String> named = new TreeMap<>();
    for (int i = 0; i < labels.size(); i += 2) {
      named.put(labels.get(i), labels.get(i + 1));
    }
    return switch (meter) {
      case Count count -> Optional.of(Sample.of(named, count.total()));
      case Durations durations -> Optional.of(new Sample(named, 0, durations.counts(), durations.sum()));
      case Levels levels -> Optional.of(Sample.of(named, levels.all().stream().mapToLong(Level::value).sum()));
      case Reading reading -> reading.fresh() ? Optional.of(Sample.of(named, reading.value())) : Optional.empty();
      default -> throw new IllegalStateException(meter.toString());
    };
  }

  private record Described(String name, String help, Kind kind) {}

  private record Key(String name, List<String> labels) {}

  private record Levels(Queue<Level> all) {
    Levels() {
      this(new ConcurrentLinkedQueue<>());
    }
  }
}
