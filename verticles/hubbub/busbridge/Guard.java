package hubbub.busbridge;

import hubbub.access.Access;
import hubbub.access.Lapse;
import hubbub.access.Notes;
import hubbub.access.Proof;
import hubbub.access.TokenKind;
import hubbub.bus.Bus;
import hubbub.busbridge.BusBridgeConfig.Limits;
import hubbub.busbridge.BusBridgeConfig.Timing;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Token;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets processes in by their tokens, as many as may be, and sends them away when their tokens are no longer good. */
final class Guard {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final Vertx vertx;
  private final Bus bus;
  private final BusBridgeConfig config;
  private final Library library;
  private final Notes notes;
  private final Set<Guest> unproven = new LinkedHashSet<>();
  /** The oldest first. */
  private final Map<Guest, Held> proven = new LinkedHashMap<>();
  private boolean closed;

  Guard(Vertx vertx, Bus bus, BusBridgeConfig config, Library library) {
    this.vertx = vertx;
    this.bus = bus;
    this.config = config;
    this.library = library;
    // Whether it could be noted is told to nobody: the connection does not depend on it.
    this.notes = new Notes(note -> bus.call(AuthApi.SERVICE_NOTE, note));
  }

  /** A token that was shown, and how it was proved then. */
  private record Held(TokenKind kind, String token, Proof proof) {}

  /** Hears of tokens that are no longer good. */
  Future<Void> listen() {
    return Future.all(config.tokens().stream().map(TokenKind::lapses).flatMap(Optional::stream)
        .map(lapses -> bus.listen(lapses, this::lapsed).ready()).toList()).mapEmpty();
  }

  Limits limits() {
    return config.limits();
  }

  Timing timing() {
    return config.timing();
  }

  Notes notes() {
    return notes;
  }

  Library library() {
    return library;
  }

  /** Returns what keeps the requests that one connection has to answer. */
  Requests requests(Consumer<JsonObject> toLibrary) {
    return new Requests(vertx, limits().requests(), timing().request(), toLibrary);
  }

  /** Takes a connection. */
  void connected(NetSocket socket) {
    Guest guest = new Guest(this, socket);
    if (closed || unproven.size() + proven.size() >= limits().connections()) {
      guest.end(ErrorCode.BUSY, "There are as many connections as allowed.");
      return;
    }
    if (unproven.size() >= limits().unproven()) {
      unproven.iterator().next().end(ErrorCode.TOKEN_INVALID, "Others wait who may have a token.");
    }
    unproven.add(guest);
    guest.begin();
    vertx.setTimer(timing().firstFrame().toMillis(), late -> {
      if (unproven.contains(guest)) {
        guest.end(ErrorCode.TOKEN_INVALID, "No token came in time.");
      }
    });
  }

  /** Finds out what a token is good for; fails with TOKEN_INVALID, BUSY, and whatever its proof fails with. */
  Future<Access> admit(Guest guest, String token) {
    Optional<TokenKind> kind = config.tokens().stream().filter(one -> one.made(token)).findFirst();
    if (kind.isEmpty()) {
      return Future.failedFuture(new Fault(ErrorCode.TOKEN_INVALID));
    }
    return bus.call(kind.get().proof(), new Token(token)).compose(proof -> {
      String owner = proof.owner();
      if (!unproven.contains(guest)) {
        return Future.failedFuture(new Fault(ErrorCode.UNAVAILABLE));
      }
      List<Guest> others = proven.entrySet().stream().filter(held -> held.getValue().proof().owner().equals(owner))
          .map(Map.Entry::getKey).toList();
      if (others.size() >= limits().connectionsPerToken()) {
        LOG.warn("busbridge.token.shared of={} connections={}", owner, others.size());
        if (!limits().replaced().contains(proof.kind())) {
          return Future.failedFuture(new Fault(ErrorCode.BUSY, "You have as many connections as you may."));
        }
        others.getFirst().end(ErrorCode.ALREADY_CONNECTED, "A newer connection has taken the place of this one.");
      }
      unproven.remove(guest);
      proven.put(guest, new Held(kind.get(), token, proof));
      return Future.succeededFuture(Access.of(kind.get(), proof));
    });
  }

  /** Has all tokens proved anew. */
  void prove() {
    Map.copyOf(proven).forEach((guest, held) -> bus.call(held.kind().proof(), new Token(held.token())).onComplete(
        proof -> guest.renewed(Access.of(held.kind(), proof)),
        problem -> Proof.refused(problem).ifPresent(why -> guest.end(why.code(), why.detail()))));
  }

  private void lapsed(Lapse lapse) {
    Map.copyOf(proven).forEach((guest, held) -> {
      if (lapse.ends(held.proof())) {
        guest.end(ErrorCode.TOKEN_INVALID, "What the token belonged to is gone.");
      }
    });
  }

  /** Forgets a connection that is closed. */
  void left(Guest guest) {
    unproven.remove(guest);
    proven.remove(guest);
  }

  /** Completes after so many milliseconds. */
  Future<Void> after(long millis) {
    return vertx.timer(millis).mapEmpty();
  }

  /** Takes nobody any more and sends everybody away. */
  void close() {
    closed = true;
    LOG.info("busbridge.draining connections={}", unproven.size() + proven.size());
    List.copyOf(unproven).forEach(guest -> guest.end(ErrorCode.UNAVAILABLE, "The hub stops."));
    List.copyOf(proven.keySet()).forEach(guest -> guest.end(ErrorCode.UNAVAILABLE, "The hub stops."));
  }
}
