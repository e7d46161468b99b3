package hubbub.console;

import hubbub.contract.Name;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where consoles connect. The first packet says whose console it is and proves it by the code it was started with,
 * which is good once and not for long. Whoever cannot is closed without a word, and cannot even learn which names there
 * are; an address with too many wrong codes is closed at once, except while a console is expected: all of them come
 * from this machine, and nobody on it may keep the others' away.
 */
final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
  private static final int FIRST_BYTES = 4_096;
  private static final int BACKLOG = 1_024;
  private static final long TELL_MILLIS = 60_000;

  private final Office office;
  private final Traffic traffic;
  private final Callers callers;
  private final Deque<Stranger> strangers = new ArrayDeque<>();
  private final NetServer server;
  private long refused;
  private long told;
  private long toldAt;

  Reception(Office office, Traffic traffic) {
    ConsoleConfig config = office.config();
    this.office = office;
    this.traffic = traffic;
    this.callers = new Callers(config.limits().wrongCodes(), config.timing().wrongCodes().toMillis());
    this.server = office.vertx().createNetServer(new NetServerOptions().setHost(config.listener().host())
        .setPort(config.listener().port()).setAcceptBacklog(BACKLOG).setTcpNoDelay(true).setTcpKeepAlive(true));
  }

  /** Listens. */
  Future<Void> open() {
    ConsoleConfig.Listener where = office.config().listener();
    return server.connectHandler(this::accept).listen().transform(open -> {
      if (open.failed()) {
        return Future.failedFuture("Consoles cannot connect at " + where.host() + ":" + where.port() + ": "
            + open.cause().getMessage());
      }
      LOG.info("console.listening host={} port={}", where.host(), server.actualPort());
      if (!where.loopback()) {
        LOG.warn("console.insecure reason=\"codes and packets cross the network in clear\"");
      }
      return Future.succeededFuture();
    });
  }

  /** Returns the port, which may be any. */
  int port() {
    return server.actualPort();
  }

  /** Forgets what is past, and says now and then how many connections proved nothing. */
  void clear(long now) {
    callers.clear(now);
    if (refused > told && now - toldAt >= TELL_MILLIS) {
      LOG.info("console.strangers refused={} since_start={}", refused - told, refused);
      told = refused;
      toldAt = now;
    }
  }

  Future<Void> close() {
    return server.close();
  }

  private void accept(NetSocket socket) {
    // It may have gone already.
    String address = socket.remoteAddress() == null ? "" : socket.remoteAddress().hostAddress();
    boolean expected = office.consoles().all().stream().anyMatch(Console::expected);
    if (!expected && callers.shut(address, office.times().passed())) {
      refused++;
      LOG.debug("console.refused address={} reason=\"too many wrong codes\"", address);
      socket.close();
      return;
    }
    if (strangers.size() >= office.config().limits().strangers()) {
      strangers.getFirst().refuse("too many wait");
    }
    new Stranger(socket, address).wait(office);
  }

  private Optional<Console> proven(Buffer first) {
    try {
      JsonObject packet = new JsonObject(first);
      if (packet.getValue("connection_code") instanceof String code
          && packet.getValue("username") instanceof String name) {
        long oldest = office.times().passed() - office.config().timing().code().toMillis();
        return office.consoles().ofCode(code).filter(console -> console.startedPassed() >= oldest)
            .filter(console -> Name.of(name).filter(one -> one.key().equals(console.owner().key())).isPresent());
      }
    } catch (DecodeException | ClassCastException nonsense) {
      LOG.trace("console.nonsense", nonsense);
    }
    return Optional.empty();
  }

  /** A connection that has not proved anything yet. */
  private final class Stranger implements Link.Hearer {
    private final String address;
    private final Link link;
    private long timer;

    Stranger(NetSocket socket, String address) {
      this.address = address;
      this.link = new Link(socket, FIRST_BYTES, this);
    }

    void wait(Office office) {
      strangers.add(this);
      timer = office.vertx().setTimer(office.config().timing().handshake().toMillis(), late -> refuse("too late"));
    }

    @Override
    public boolean packet(Buffer first) {
      Optional<Console> console = proven(first);
      if (console.isEmpty()) {
        callers.wrong(address, office.times().passed());
        refuse("wrong code");
        return false;
      }
      leave();
      link.write(new JsonObject().put("type", "connection_init")
          .put("data", "Connected to the console of " + console.get().owner().shown() + ".").encode());
      traffic.begin(console.get(), link);
      return true;
    }

    @Override
    public void broken() {
      refuse("too long");
    }

    @Override
    public void ended() {
      leave();
    }

    void refuse(String reason) {
      refused++;
      LOG.debug("console.refused address={} reason=\"{}\"", address, reason);
      leave();
      link.close();
    }

    private void leave() {
      office.vertx().cancelTimer(timer);
      strangers.remove(this);
    }
  }
}
