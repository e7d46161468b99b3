package hubbub.bridge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes renewed certificates over without a restart: the files are looked at once a minute on a worker thread. Files
 * that cannot be used are logged, and the old ones stay in force.
 */
final class Certificates {
  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
  private static final long LOOK_MS = 60_000;

  private final Vertx vertx;
  private final long lookMillis;

  Certificates(Vertx vertx) {
    this(vertx, Long.getLong("hubbub.certificates.lookMillis", LOOK_MS));
  }

  Certificates(Vertx vertx, long lookMillis) {
    this.vertx = vertx;
    this.lookMillis = lookMillis;
  }

  static PemKeyCertOptions options(ListenerConfig.Tls tls) {
    return new PemKeyCertOptions().setCertPath(tls.certificate()).setKeyPath(tls.key());
  }

  /** Keeps a server's certificate as its files are, if it has any. */
  void keep(Optional<ListenerConfig.Tls> tls, Function<ServerSSLOptions, Future<Boolean>> update) {
    tls.ifPresent(files -> {
      long[] known = {changed(files)};
      vertx.setPeriodic(lookMillis, timer -> vertx.executeBlocking(() -> changed(files)).onSuccess(now -> {
        if (now != known[0]) {
          known[0] = now;
          renew(files, update);
        }
      }));
    });
  }

  private static void renew(ListenerConfig.Tls files, Function<ServerSSLOptions, Future<Boolean>> update) {
    ServerSSLOptions options = new ServerSSLOptions();
    options.setKeyCertOptions(options(files));
    update.apply(options).onComplete(
        done -> LOG.info("certificate.renewed file={}", files.certificate()),
        problem -> LOG.warn("certificate.unusable file={} reason=\"{}\"", files.certificate(), problem.getMessage()));
  }

  private static long changed(ListenerConfig.Tls files) {
    try {
      return Files.getLastModifiedTime(Path.of(files.certificate())).toMillis() * 31
          + Files.getLastModifiedTime(Path.of(files.key())).toMillis();
    } catch (IOException gone) {
      return 0;
    }
  }
}
