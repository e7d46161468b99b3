package hubbub.store.redis;

import hubbub.store.RedisConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the server that has the store and brings a connection to it as far as it can be used. */
final class Dialer {
  private static final int HOPS = 5;
  private static final RedisConfig.Login NOBODY = new RedisConfig.Login(Optional.empty(), Optional.empty());

  private final Vertx vertx;
  private final RedisConfig config;
  private final long patience;

  /**
   * Makes a dialer.
   *
   * @param patience how many milliseconds one server may take
   */
  Dialer(Vertx vertx, RedisConfig config, long patience) {
    this.vertx = vertx;
    this.config = config;
    this.patience = patience;
  }

  /**
   * Tries all addresses once, one after the other. Fails with a {@link Refusal} where none leads anywhere, and with
   * whatever else the greeting fails with.
   *
   * @param greeting the first thing that is said, which must change something: a replica is refused by that
   */
  <T> Future<Line<T>> dial(Function<Wire, Future<T>> greeting) {
    return from(0, greeting);
  }

  private <T> Future<Line<T>> from(int index, Function<Wire, Future<T>> greeting) {
    URI address = config.addresses().get(index);
    Future<Line<T>> attempt = switch (config.mode()) {
      case STANDALONE -> greet(address, greeting, 0);
      case CLUSTER -> greet(address, greeting, HOPS);
      case SENTINEL -> master(address).compose(master -> greet(master, greeting, 0));
    };
    return attempt.recover(problem -> {
      if (index + 1 == config.addresses().size() || !(problem instanceof Refusal here)) {
        return Future.failedFuture(problem);
      }
      // What somebody has to mend is told rather than that another address does not answer.
      return from(index + 1, greeting).recover(further -> Future.failedFuture(
          here.lasting() && further instanceof Refusal there && !there.lasting() ? here : further));
    });
  }

  private <T> Future<Line<T>> greet(URI address, Function<Wire, Future<T>> greeting, int hops) {
    return asking(address, config.login(), wire -> load(wire).compose(loaded -> greeting.apply(wire)))
        .recover(problem -> {
          Optional<URI> moved = Reasons.moved(address, problem);
          return hops > 0 && moved.isPresent() ? greet(moved.get(), greeting, hops - 1) : refused(address, problem);
        });
  }

  private Future<URI> master(URI sentinel) {
    return master(sentinel, NOBODY)
        .recover(problem -> config.login().password().isPresent() && Reasons.login(problem)
            ? master(sentinel, new RedisConfig.Login(Optional.empty(), config.login().password()))
            : Future.failedFuture(problem))
        .recover(problem -> refused(sentinel, problem));
  }

  private Future<URI> master(URI sentinel, RedisConfig.Login login) {
    Request question = Request.cmd(Command.SENTINEL).arg("get-master-addr-by-name").arg(config.master());
    return asking(sentinel, login, wire -> wire.send(question)).map(line -> {
      line.wire().close();
      Response found = line.answer();
      if (found == null) {
        throw Refusal.lasting("The Sentinel at " + sentinel + " knows no master \"" + config.master()
            + "\". Check store.redis.master.");
      }
      return Reasons.at(sentinel, found.get(0).toString(), found.get(1).toString());
    });
  }

  private <T> Future<Line<T>> asking(URI address, RedisConfig.Login login, Function<Wire, Future<T>> question) {
    Wire wire = new Wire(vertx, address, login, config.tls());
    return wire.connect().compose(connected -> question.apply(wire))
        .timeout(patience, TimeUnit.MILLISECONDS)
        .map(answer -> new Line<>(wire, answer))
        .onFailure(problem -> wire.close());
  }

  private static Future<Void> load(Wire wire) {
    List<Future<Response>> loading = Stream.of(Script.values())
        .map(script -> wire.send(Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.text()))).toList();
    return Future.all(loading).mapEmpty();
  }

  private static <T> Future<T> refused(URI address, Throwable problem) {
    return Future.failedFuture(Reasons.ofTheWay(problem) ? Reasons.of(address, problem) : problem);
  }
}
