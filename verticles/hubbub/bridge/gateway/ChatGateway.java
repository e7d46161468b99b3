package hubbub.bridge.gateway;

import hubbub.bridge.spi.Chat;
import hubbub.bridge.spi.ChatSession;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.transport.Turn;
import hubbub.bridge.transport.Wire;
import hubbub.bridge.transport.Wires;
import hubbub.bus.Bus;
import hubbub.contract.Alive;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Revoked;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.Attached;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.People;
import hubbub.contract.rooms.Person;
import hubbub.contract.rooms.Presence;
import hubbub.contract.rooms.Pulse;
import hubbub.contract.rooms.RoomsApi;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chat as one bridge instance sees it, and the only class that speaks to the {@code rooms} verticle: sessions go
 * in and out, room events and presence come in once for the instance and are told to its peers. When the rooms have
 * been restarted every session is attached again without anybody noticing.
 */
public final class ChatGateway implements Chat {
  private static final Logger LOG = LoggerFactory.getLogger(ChatGateway.class);
  /** How long after a restart of the rooms all bridges have brought their sessions back. */
  private static final long SETTLE_MS = 5_000;

  private final Vertx vertx;
  private final Bus bus;
  private final Wires wires;
  private final Audiences everybody;
  private final Feeds feeds;
  private final Comeback comeback;
  private final Asked asked;
  private final Roster roster = new Roster(this::tell);
  private final Arrivals arrivals = new Arrivals();
  private final Map<String, Session> sessions = new HashMap<>();
  private List<String> lobby = List.of();
  private String incarnation = "";
  private boolean draining;
  private int settling;

  /** Makes the gateway of an instance. */
  public ChatGateway(Vertx vertx, Bus bus, Wires wires, int gapMillis) {
    this.vertx = vertx;
    this.bus = bus;
    this.wires = wires;
    this.comeback = new Comeback(bus, () -> incarnation);
    this.asked = new Asked(vertx);
    Turn turn = new Turn(vertx);
    this.everybody = new Audiences(turn);
    this.feeds = new Feeds(vertx, bus, turn, everybody, gapMillis);
  }

  /** Listens to the rooms and learns who is here; where the rooms are not there yet, it goes on as soon as they are. */
  public Future<Void> start(int beatSeconds) {
    vertx.setPeriodic(beatSeconds * 1_000L, timer -> beat());
    Future<Void> listening = Future.join(
        bus.listen(RoomsApi.PRESENCE, this::presence).ready(),
        bus.listen(RoomsApi.DELIVER.of(wires.key()), this::deliver).ready(),
        bus.listen(RoomsApi.DOING, changed -> everybody.tell(dialect -> dialect.doing(changed), "")).ready(),
        bus.listen(RoomsApi.BROADCAST, broadcast -> broadcast(broadcast.text())).ready(),
        bus.listen(RoomsApi.STARTED, this::started).ready()).mapEmpty();
    return listening.compose(ready -> load()).otherwiseEmpty();
  }

  @Override
  public List<String> lobby() {
    return lobby;
  }

  @Override
  public List<String> people() {
    return roster.names();
  }

  @Override
  public Future<List<Person>> present() {
    return bus.call(RoomsApi.PEOPLE, Done.DONE).map(People::people);
  }

  @Override
  public boolean online(String name) {
    return roster.has(name);
  }

  @Override
  public Future<ChatSession> enter(Peer peer, Principal who, Entry entry) {
    arrivals.begin(peer.id(), who);
    Future<Void> ready = lobby.isEmpty() ? load() : Future.succeededFuture();
    // Of no context, so that its handlers run within complete(): nothing happens between what the adapter says first,
    // the list of people among it, and the moment the peer hears what changes.
    Promise<ChatSession> inside = Promise.promise();
    ready.compose(loaded -> lobby.isEmpty() ? Future.<Attached>failedFuture(new Fault(ErrorCode.UNAVAILABLE))
            : asked.awaited(bus.call(RoomsApi.ATTACH, attach(peer.id(), who, entry, false))))
        .compose(attached -> feeds.opened(attached.rooms()).map(attached))
        .onComplete(attached -> {
          Arrivals.Arrived arrived = arrivals.done(peer.id());
          if (peer.open() && arrived.ended().isEmpty()) {
            Session session = entered((Wire) peer, who, entry, attached);
            inside.complete(session);
            session.begin();
            arrived.delivered().forEach(session::deliver);
          } else {
            turnBack(peer, inside, new Fault(arrived.ended().orElse(ErrorCode.NO_SUCH_SESSION)));
          }
        }, problem -> turnBack(peer, inside,
            arrivals.done(peer.id()).ended().<Throwable>map(Fault::new).orElse(problem)));
    return inside.future();
  }

  // Whatever the answer was, or if there was none in time: the rooms may have let the session in, or will yet.
  private void turnBack(Peer peer, Promise<ChatSession> inside, Throwable why) {
    bus.call(RoomsApi.DETACH, new OfSession(peer.id()));
    inside.fail(why);
  }

  /** Takes the end of logins: whoever is on the way in with one of them is refused. */
  public void revoked(Revoked revoked) {
    arrivals.revoked(revoked);
  }

  /**
   * Stops telling the rooms of everybody who goes: they all do, and {@link #finish} says so once. In a cluster guests
   * are an exception, who could not come back by another node while their name is in use here.
   */
  public void drain() {
    draining = true;
  }

  /** Takes the sessions that are left out of the rooms. */
  public Future<Void> finish() {
    List<Future<Done>> gone = new ArrayList<>();
    sessions.keySet().forEach(id -> gone.add(bus.call(RoomsApi.DETACH, new OfSession(id))));
    sessions.clear();
    return Future.join(gone).<Void>mapEmpty().otherwiseEmpty();
  }

  private Session entered(Wire wire, Principal who, Entry entry, Attached attached) {
    learn(attached.incarnation());
    Session session = new Session(this, wire, who, entry, attached.name());
    sessions.put(wire.id(), session);
    roster.came(attached.name());
    wire.onClosed(() -> {
      if (!draining || vertx.isClustered() && !who.registered()) {
        session.end();
      }
    });
    session.attend(attached.rooms());
    return session;
  }

  /** Runs an action when the adapter has said what comes first. */
  void afterwards(Runnable action) {
    vertx.getOrCreateContext().runOnContext(then -> action.run());
  }

  Attach attach(String id, Principal who, Entry entry, boolean resume) {
    return new Attach(id, wires.key(), who.name(), who.roles(), entry.protocol(), entry.rooms(), resume);
  }

  private void deliver(Delivery delivery) {
    for (String id : delivery.sessions()) {
      Session session = sessions.get(id);
      if (session != null) {
        session.deliver(delivery);
      } else {
        arrivals.deliver(id, delivery);
      }
    }
  }

  private void broadcast(String text) {
    everybody.tell(dialect -> dialect.broadcast(text), "");
    List.copyOf(sessions.values()).stream().filter(Session::alone).forEach(session -> session.broadcast(text));
  }

  private void presence(Presence event) {
    learn(event.incarnation());
    if (!roster.take(event) && settling == 0) {
      load();
    }
  }

  private void tell(Presence event) {
    if (event.kind() == Presence.Kind.RENAMED) {
      tellLobbyWide(new Presence(event.incarnation(), event.seq(), Presence.Kind.WENT, event.who(), ""));
      tellLobbyWide(new Presence(event.incarnation(), event.seq(), Presence.Kind.CAME, event.now(), ""));
    } else {
      tellLobbyWide(event);
    }
  }

  private void tellLobbyWide(Presence event) {
    everybody.tell(dialect -> dialect.lobbyWide() ? dialect.presence(event) : Optional.empty(), "");
  }

  private Future<Void> load() {
    return bus.call(RoomsApi.PEOPLE, Done.DONE).compose(this::loaded);
  }

  private Future<Void> loaded(People people) {
    learn(people.incarnation());
    if (settling == 0) {
      roster.take(people);
    }
    return Future.join(people.lobby().stream().map(feeds::open).toList())
        .onSuccess(open -> lobby = people.lobby()).mapEmpty();
  }

  private void beat() {
    bus.call(RoomsApi.ALIVE, new Alive(wires.key())).onSuccess(pulse -> {
      if (pulse.forgotten() && !sessions.isEmpty()) {
        LOG.warn("rooms.forgot sessions={}", sessions.size());
        comeback.forgotten(sessions.values());
      }
      started(pulse);
      feeds.learn(pulse.heads());
      if (settling == 0 && !roster.knows(pulse.incarnation(), pulse.presence())) {
        load();
      }
    });
  }

  private void started(Pulse pulse) {
    if (lobby.isEmpty()) {
      load();
    }
    learn(pulse.incarnation());
    comeback.bringBack();
    if (settling == 0) {
      comeback.tellEnded();
    }
  }

  // Another incarnation has forgotten who is connected. Every bridge tells it, so for a while its list has not all of
  // them: who is not in it has not gone.
  private void learn(String now) {
    boolean another = !incarnation.isEmpty() && !incarnation.equals(now);
    incarnation = now;
    if (another) {
      LOG.info("rooms.restarted sessions={}", sessions.size());
      asked.begunAnew();
      comeback.forgotten(sessions.values());
      comeback.bringBack();
      feeds.catchUp();
      settling++;
      vertx.setTimer(SETTLE_MS, timer -> settled());
    }
  }

  private void settled() {
    settling--;
    if (settling == 0) {
      comeback.tellEnded();
      load();
    }
  }

  Bus bus() {
    return bus;
  }

  Asked asked() {
    return asked;
  }

  Feeds feeds() {
    return feeds;
  }

  Audiences everybody() {
    return everybody;
  }

  /** A session is over, and was last attached like this. */
  void ended(Attach last) {
    sessions.remove(last.session());
    comeback.ended(last);
  }
}
