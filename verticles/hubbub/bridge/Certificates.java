package hubbub.bridge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads certificates, and takes renewed ones over without a restart: the files are looked at once a minute, on a worker
 * thread. Files that cannot be used are warned of once, and the old ones stay in force.
 */
final class Certificates {
  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
  private static final long LOOK_MS = 60_000;

  private final Vertx vertx;
  private final long lookMillis;

  Certificates(Vertx vertx) {
    this.vertx = vertx;
    this.lookMillis = Long.getLong("hubbub.certificates.lookMillis", LOOK_MS);
  }

  /** Reads and checks a listener's files, if it has any; fails with a sentence where they cannot be used. */
  Future<Optional<PemKeyCertOptions>> read(Optional<ListenerConfig.Tls> tls) {
    return tls.map(files -> vertx.executeBlocking(() -> Optional.of(PemPair.read(vertx, files).checked(vertx))))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  /** Keeps a server's certificate as its files are, if it has any. */
  void keep(Optional<ListenerConfig.Tls> tls, Optional<PemKeyCertOptions> used,
      Function<ServerSSLOptions, Future<Boolean>> update) {
    tls.ifPresent(files -> {
      // Empty where the files were gone at the last look.
      AtomicReference<Optional<PemPair>> known = new AtomicReference<>(used.map(pair ->
          new PemPair(pair.getCertValues().getFirst(), pair.getKeyValues().getFirst())));
      vertx.setPeriodic(lookMillis, timer -> vertx.executeBlocking(() -> PemPair.read(vertx, files)).onComplete(
          now -> {
            if (!Optional.of(now).equals(known.getAndSet(Optional.of(now)))) {
              renew(files, now, update);
            }
          },
          gone -> {
            if (known.getAndSet(Optional.empty()).isPresent()) {
              unusable(files, gone);
            }
          }));
    });
  }

  private void renew(ListenerConfig.Tls files, PemPair pair, Function<ServerSSLOptions, Future<Boolean>> update) {
    vertx.executeBlocking(() -> pair.checked(vertx))
        .compose(checked -> {
          // The content and not the files' names: Vert.x keeps what it has read under a name.
          ServerSSLOptions options = new ServerSSLOptions();
          options.setKeyCertOptions(checked);
          return update.apply(options);
        })
        .onComplete(done -> LOG.info("certificate.renewed file={}", files.certificate()),
            problem -> unusable(files, problem));
  }

  private static void unusable(ListenerConfig.Tls files, Throwable problem) {
    LOG.warn("certificate.unusable file={} reason=\"{}\"", files.certificate(), problem.getMessage());
  }
}
