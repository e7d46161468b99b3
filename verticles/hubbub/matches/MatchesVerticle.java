package hubbub.matches;

import hubbub.bus.Bus;
import hubbub.bus.Cemetery;
import hubbub.bus.Times;
import hubbub.conf.Checked;
import hubbub.contract.Alive;
import hubbub.contract.Done;
import hubbub.contract.Fault;
import hubbub.contract.Pulse;
import hubbub.contract.matches.GameList;
import hubbub.contract.matches.Join;
import hubbub.contract.matches.Joined;
import hubbub.contract.matches.MatchesApi;
import hubbub.contract.matches.Role;
import hubbub.contract.rooms.Doing;
import hubbub.service.Service;
import hubbub.service.Whereabouts;
import hubbub.store.Durability;
import hubbub.store.KeyValueStore;
import hubbub.store.Pending;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@link MatchesApi}. Keeps state, so there is one instance of it. */
public final class MatchesVerticle extends VerticleBase implements Checked {
  private static final Logger LOG = LoggerFactory.getLogger(MatchesVerticle.class);
  private static final long DRAIN_SECONDS = 10;

  private final Times times;
  private final BiFunction<Vertx, StoreConfig, Future<Store>> stores;
  private Service service;
  private Bus bus;
  private Bus games;

  /** Makes a verticle on the system's clock and the store its configuration names. */
  public MatchesVerticle() {
    this(Times.real(), Stores::open);
  }

  MatchesVerticle(Times times, BiFunction<Vertx, StoreConfig, Future<Store>> stores) {
    this.times = times;
    this.stores = stores;
  }

  @Override
  public void check(JsonObject config) {
    MatchesConfig.from(config);
  }

  @Override
  public Future<?> start() {
    MatchesConfig config = MatchesConfig.from(config());
    bus = new Bus(vertx, config.timing().answer());
    games = new Bus(vertx, config.timing().answer());
    service = new Service("matches", context, bus, Duration.ofSeconds(DRAIN_SECONDS));
    // Behind the matches: one that was over before its game held it still is none to go on with.
    service.ends(games::close);
    return service.start(() -> stores.apply(vertx, config.store()), opened -> {
      Parts parts = assemble(config, opened);
      return load(parts).compose(loaded -> serve(parts)).onSuccess(served -> begin(parts));
    });
  }

  /** Ends the service. Matches are held still and stored; the next start takes them up, and their people come back. */
  @Override
  public Future<?> stop() {
    return service.stop();
  }

  private Parts assemble(MatchesConfig config, Store opened) {
    Pending pending = service.pending();
    KeyValueStore values = opened.keyValues("matches", Durability.ALWAYS);
    MatchRecords records = new MatchRecords(values, pending);
    House house = new House(config, times, bus, new Lobby(), new Ratings(), records,
        new Snapshots(opened.keyValues("snapshots", Durability.EVERYSEC), pending), new Games(bus),
        new MatchRooms(bus, records, config.rooms()));
    return Parts.of(house, new Results(values), () -> new Bus(vertx, config.timing().answer()));
  }

  private Future<Void> load(Parts parts) {
    House house = parts.house;
    List<MatchRecord> stored = new ArrayList<>();
    return house.records().load(stored::add, house.ratings()::put, house.rooms()::ends)
        .compose(loaded -> {
          stored.forEach(record -> takeUp(parts, record));
          return house.snapshots().load(house.lobby());
        })
        .compose(loaded -> Future.all(house.lobby().all().stream().map(match -> serve(parts, match)).toList()))
        .mapEmpty();
  }

  private static void takeUp(Parts parts, MatchRecord record) {
    try {
      parts.founding.takeUp(record);
    } catch (Fault twice) {
      LOG.error("match.load.failed match={} reason=\"{}\"", record.id(), twice.detail());
    }
  }

  private Future<Void> serve(Parts parts) {
    Lists lists = new Lists(parts.house.lobby(), parts.house.ratings());
    return Future.all(List.of(
        bus.serve(MatchesApi.CREATE, create -> parts.founding.create(create, match -> serve(parts, match))),
        bus.serve(MatchesApi.GET, ask -> Future.succeededFuture(lists.match(ask))),
        bus.serve(MatchesApi.GAMES, (Done ask) -> Future.succeededFuture(new GameList(parts.house.config().games()))),
        bus.serve(MatchesApi.LIST, ask -> Future.succeededFuture(lists.matches(ask))),
        bus.serve(MatchesApi.DELETE, parts.founding::delete),
        bus.serve(MatchesApi.RESULT, ask -> parts.results.one(ask.id())),
        bus.serve(MatchesApi.RESULTS, parts.results::find),
        bus.serve(MatchesApi.PLAYER, ask -> Future.succeededFuture(lists.player(ask))),
        bus.serve(MatchesApi.PLAYERS, ask -> Future.succeededFuture(lists.players(ask))),
        bus.serve(MatchesApi.ALIVE, alive -> alive(parts, alive)),
        parts.referee.listen(games),
        service.serveHealth())).mapEmpty();
  }

  private static Future<Void> serve(Parts parts, LiveMatch match) {
    Bus at = match.addresses();
    return Future.all(
        at.serve(MatchesApi.join(match.id()), join -> join(parts, match, join)),
        at.serve(MatchesApi.leave(match.id()), leave -> parts.doors.leave(match, leave)),
        at.serve(MatchesApi.command(match.id()), command -> parts.play.command(match, command))).mapEmpty();
  }

  private void begin(Parts parts) {
    service.ends(() -> service.isLost() ? parts.abandon() : parts.close());
    service.every(Caretaker.TICK_MILLIS, parts.caretaker::tick);
    parts.caretaker.tick();
    service.every(Whereabouts.TICK_MILLIS, new Whereabouts(bus, "match", () -> players(parts.house))::tick);
    bus.publish(MatchesApi.STARTED, new Pulse(parts.incarnation));
    LOG.info("matches.started matches={} incarnation={}", parts.house.lobby().count(), parts.incarnation);
  }

  private static Stream<Doing> players(House house) {
    return house.lobby().places().stream().filter(place -> place.role() != Role.SPECTATOR)
        .map(place -> new Doing(place.person().shown(), "match", place.match().key()));
  }

  private static Future<Pulse> alive(Parts parts, Alive alive) {
    parts.caretaker.heard(alive.bridge());
    return Future.succeededFuture(new Pulse(parts.incarnation));
  }

  private static Future<Joined> join(Parts parts, LiveMatch match, Join join) {
    parts.caretaker.heard(join.bridge());
    return parts.doors.join(match, join);
  }

  /** The parts that answer, each made of those before it. */
  private record Parts(House house, Results results, Cemetery cemetery, Founding founding, Referee referee,
      Doors doors, Play play, Caretaker caretaker, String incarnation) {
    private static Parts of(House house, Results results, Supplier<Bus> addresses) {
      Cemetery cemetery = new Cemetery();
      Founding founding = new Founding(house, addresses, cemetery);
      Referee referee = new Referee(house, founding);
      Doors doors = new Doors(house, referee);
      String incarnation = UUID.randomUUID().toString();
      return new Parts(house, results, cemetery, founding, referee, doors,
          new Play(house, referee, new SecureRandom()), new Caretaker(house, doors, referee, cemetery), incarnation);
    }

    private Future<Void> close() {
      return abandon().transform(closed -> caretaker.close().timeout(DRAIN_SECONDS, TimeUnit.SECONDS));
    }

    /** Leaves the matches, and the games they are played in, to whoever has them now. */
    private Future<Void> abandon() {
      return Future.join(house.lobby().all().stream().map(match -> match.addresses().close()).toList())
          .transform(closed -> cemetery.close());
    }
  }
}
