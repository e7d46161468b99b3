package hubbub.watch;

import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The figures in the text that Prometheus reads, those of the JVM and its process among them. Takes milliseconds, and
 * some hundreds of them to be made: never on an event loop.
 */
public final class Exposition {
  /** What the text is. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final double[] SECONDS = seconds();

  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Makes the exposition of a node. */
  public Exposition(Meters meters) {
    // Those that listen for something do so for as long as the process lives, as the exposition does.
    List.of(new JvmMemoryMetrics(), new JvmGcMetrics(), new JvmThreadMetrics(), new ClassLoaderMetrics(),
        new ProcessorMetrics(), new FileDescriptorMetrics(), new UptimeMetrics())
        .forEach(binder -> binder.bindTo(registry));
    MultiCollector own = () -> new MetricSnapshots(meters.families().stream().map(Exposition::snapshot).toList());
    registry.getPrometheusRegistry().register(own);
  }

  /** Returns all figures as they are now. */
  public String text() {
    return registry.scrape();
  }

  private static MetricSnapshot snapshot(Family family) {
    MetricMetadata about = new MetricMetadata(family.name(), family.help());
    return switch (family.kind()) {
      case COUNT -> new CounterSnapshot(about, family.samples().stream()
          .map(one -> new CounterDataPointSnapshot(one.value(), labels(one), null, 0)).toList());
      case LEVEL -> new GaugeSnapshot(about, family.samples().stream()
          .map(one -> new GaugeDataPointSnapshot(one.value(), labels(one), null)).toList());
      case DURATIONS -> new HistogramSnapshot(about, family.samples().stream()
          .map(one -> new HistogramDataPointSnapshot(ClassicHistogramBuckets.of(SECONDS, boxed(one.counts())),
              (double) one.nanos() / TimeUnit.SECONDS.toNanos(1), labels(one), null, 0)).toList());
    };
  }

  private static Labels labels(Family.Sample sample) {
    return Labels.of(sample.labels().keySet().toArray(String[]::new),
        sample.labels().values().toArray(String[]::new));
  }

  private static Number[] boxed(long[] counts) {
    return Arrays.stream(counts).boxed().toArray(Number[]::new);
  }

  private static double[] seconds() {
    double[] bounds = Arrays.stream(Durations.bounds())
        .mapToDouble(nanos -> (double) nanos / TimeUnit.SECONDS.toNanos(1)).toArray();
    double[] all = Arrays.copyOf(bounds, bounds.length + 1);
    all[bounds.length] = Double.POSITIVE_INFINITY;
    return all;
  }
}
