package hubbub.store.redis;

import hubbub.contract.Fault;
import hubbub.store.StoreInUse;
import io.vertx.redis.client.impl.types.ErrorType;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says in sentences what errors of Redis and of the way there mean, and what to do about them. */
final class Reasons {
  // The connection leads to the wrong place, or Redis needs a moment: it is made anew and what was asked is sent again.
  private static final List<String> RETRIED = List.of("CONNECTION_CLOSED", "NOSCRIPT", "MOVED", "ASK", "READONLY",
      "LOADING", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "NOAUTH", "UNBLOCKED", "BUSY");

  private static final String ADDRESSES = " Check store.redis.addresses, which begin with rediss:// where Redis speaks"
      + " TLS and with redis:// where it does not.";

  private Reasons() {}

  /** Tells whether an error says that the call was not done and is to be sent again over another connection. */
  static boolean retried(Throwable problem) {
    return !(problem instanceof ErrorType error) || RETRIED.stream().anyMatch(error::is);
  }

  /** Tells whether Redis wants to know who asks. */
  static boolean login(Throwable problem) {
    return problem instanceof ErrorType error && error.is("NOAUTH");
  }

  /** Tells whether a failure is about the way to Redis, and not about the store that was found there. */
  static boolean ofTheWay(Throwable problem) {
    return !(problem instanceof Refusal || problem instanceof StoreInUse || problem instanceof Fault);
  }

  /** Returns where Redis Cluster says the keys are. */
  static Optional<URI> moved(URI asked, Throwable problem) {
    if (!(problem instanceof ErrorType error) || !error.is("MOVED")) {
      return Optional.empty();
    }
    String[] words = error.getMessage().split(" ");
    int colon = words[2].lastIndexOf(':');
    String host = colon == 0 ? asked.getHost() : words[2].substring(0, colon);
    return Optional.of(at(asked, host, words[2].substring(colon + 1)));
  }

  /** Returns an address of the same kind. */
  static URI at(URI like, String host, String port) {
    String shown = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return URI.create(like.getScheme() + "://" + shown + ":" + port);
  }

  static Refusal of(URI asked, Throwable problem) {
    return switch (problem) {
      case Refusal known -> known;
      case ErrorType error -> ofRedis(asked, error);
      case TimeoutException late -> Refusal.passing("Redis at " + asked + " does not answer in time." + ADDRESSES);
      case UnknownHostException unknown -> Refusal.passing("There is no host " + asked.getHost()
          + ". Check store.redis.addresses.");
      case ConnectException refused -> Refusal.passing("Redis at " + asked + " cannot be reached ("
          + refused.getMessage() + "). Check store.redis.addresses, and that Redis runs there.");
      case SSLException untrusted -> Refusal.lasting("Redis at " + asked + " and the hub do not agree on TLS ("
          + untrusted.getMessage() + "). Check redis:// or rediss:// in store.redis.addresses, and store.redis.tls.");
      case IOException broken -> Refusal.passing("Redis at " + asked + " has ended the connection ("
          + broken.getMessage() + ")." + ADDRESSES);
      default -> other(asked, problem);
    };
  }

  private static Refusal other(URI asked, Throwable problem) {
    for (Throwable next = problem.getCause(); next != null; next = next.getCause()) {
      if (next instanceof NoSuchFileException missing) {
        return Refusal.lasting("There is no file " + missing.getMessage() + ". Check store.redis.tls.");
      }
      if (next instanceof IOException) {
        return of(asked, next);
      }
    }
    return Refusal.passing("Redis at " + asked + " cannot be used: " + problem.getMessage() + ".");
  }

  private static Refusal ofRedis(URI asked, ErrorType error) {
    if (error.is("CONNECTION_CLOSED")) {
      return Refusal.passing("Redis at " + asked + " has ended the connection." + ADDRESSES);
    }
    String said = "Redis at " + asked + " says: " + error.getMessage() + ". ";
    if (error.is("WRONGPASS") || error.is("NOAUTH") || error.getMessage().contains("AUTH")) {
      return Refusal.lasting(said + "Check store.redis.user and store.redis.password.");
    }
    if (error.is("NOPERM")) {
      return Refusal.lasting(said + "Give the user in store.redis.user the rights that conf/README.md lists.");
    }
    if (error.is("MOVED") || error.is("CROSSSLOT")) {
      return Refusal.lasting(said + "It is part of a cluster: store.redis.mode must be cluster.");
    }
    if (error.is("READONLY")) {
      return Refusal.passing(said + "It is a replica: store.redis.addresses must name the master, or Sentinels with"
          + " store.redis.mode sentinel.");
    }
    if (error.getMessage().contains("unknown command")) {
      return Refusal.lasting(said + "Check store.redis.mode, and that Redis is 6.2 or newer.");
    }
    return Refusal.passing(said + "Mend that there.");
  }
}
