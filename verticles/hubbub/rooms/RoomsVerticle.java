package hubbub.rooms;

import hubbub.bus.Bus;
import hubbub.bus.Times;
import hubbub.conf.Checked;
import hubbub.contract.AuditQuery;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.Attached;
import hubbub.contract.rooms.Pulse;
import hubbub.contract.rooms.RoomList;
import hubbub.contract.rooms.RoomsApi;
import hubbub.service.Service;
import hubbub.store.Durability;
import hubbub.store.Journal;
import hubbub.store.Pending;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@link RoomsApi}. Keeps state, so there is one instance of it. */
public final class RoomsVerticle extends VerticleBase implements Checked {
  private static final Logger LOG = LoggerFactory.getLogger(RoomsVerticle.class);
  private static final long TICK_MILLIS = 1_000;
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final Times times;
  private final BiFunction<Vertx, StoreConfig, Future<Store>> stores;
  private Service service;
  private Bus bus;

  /** Makes a verticle on the system's clock and the store its configuration names. */
  public RoomsVerticle() {
    this(Times.real(), Stores::open);
  }

  RoomsVerticle(Times times, BiFunction<Vertx, StoreConfig, Future<Store>> stores) {
    this.times = times;
    this.stores = stores;
  }

  @Override
  public void check(JsonObject config) {
    RoomsConfig.from(config);
  }

  @Override
  public Future<?> start() {
    RoomsConfig config = RoomsConfig.from(config());
    bus = new Bus(vertx, config.timing().answer());
    service = new Service("rooms", context, bus, DRAIN);
    return service.start(() -> stores.apply(vertx, config.store()), opened -> {
      Parts parts = assemble(config, opened);
      return parts.founding.load().compose(loaded -> parts.shown.load())
          .compose(loaded -> serve(parts))
          .onSuccess(served -> begin(parts));
    });
  }

  /**
   * Ends the service. Nobody's leaving is logged: the hub goes down or this verticle is started again, and the
   * bridges bring the same sessions back, or know best that they have ended.
   */
  @Override
  public Future<?> stop() {
    return service.stop();
  }

  private Parts assemble(RoomsConfig config, Store opened) {
    Pending pending = service.pending();
    Journal journal = opened.journal("log", Durability.EVERYSEC);
    RoomLog log = new RoomLog(journal, bus, times.clock(), config.history(), pending);
    RoomRecords records = new RoomRecords(opened.keyValues("rooms", Durability.ALWAYS), pending);
    People people = new People(UUID.randomUUID().toString(), config.limits());
    Rooms rooms = new Rooms(config.lobby());
    Hall hall = new Hall(config, times, bus, people, rooms, records, log, new Departures());
    return Parts.of(hall,
        new Inboxes(opened.keyValues("inbox", Durability.ALWAYS), config.inbox(), pending),
        new Audit(opened.journal("audit", Durability.ALWAYS), times.clock(), pending, config.auditLines()),
        new Shown(opened.keyValues("shown", Durability.ALWAYS), pending));
  }

  private Future<Void> serve(Parts parts) {
    Hall hall = parts.hall;
    return Future.all(List.of(
        bus.serve(RoomsApi.ATTACH, attach -> attach(parts, attach)),
        bus.serve(RoomsApi.DETACH, parts.entrance::detach),
        bus.serve(RoomsApi.ALIVE, parts.caretaker::alive),
        bus.serve(RoomsApi.PEOPLE, ask -> Future.succeededFuture(
            hall.people().all(hall.rooms().lobbyNames(), parts.activities::of))),
        bus.serve(RoomsApi.JOIN, parts.doors::join),
        bus.serve(RoomsApi.LEAVE, parts.doors::leave),
        bus.serve(RoomsApi.SAY, parts.speech::say),
        bus.serve(RoomsApi.TYPE, parts.speech::type),
        bus.serve(RoomsApi.DIRECT, parts.direct::send),
        bus.serve(RoomsApi.INBOX, parts.direct::read),
        bus.serve(RoomsApi.INBOX_DONE, parts.direct::done),
        bus.serve(RoomsApi.HISTORY, parts.archive::history),
        bus.serve(RoomsApi.FILL, parts.archive::fill),
        bus.serve(RoomsApi.ROOM, ask -> Future.succeededFuture(hall.rooms().demand(ask.room()).state(true))),
        bus.serve(RoomsApi.LIST, ask -> list(hall, hall.people().demand(ask.session()))),
        bus.serve(RoomsApi.DOINGS, list -> parts.activities.take(list, hall.steady())),
        bus.serve(RoomsApi.SHOW, parts.activities::show),
        bus.serve(RoomsApi.SHOWN, ask -> Future.succeededFuture(parts.shown.of(ask.actor()))),
        bus.serve(RoomsApi.RENAME, parts.naming::rename)))
        .compose(served -> serveModeration(parts));
  }

  private Future<Void> serveModeration(Parts parts) {
    return Future.all(List.of(
        bus.serve(RoomsApi.TOPIC, parts.settings::topic),
        bus.serve(RoomsApi.VISIBILITY, parts.settings::visibility),
        bus.serve(RoomsApi.INVITE, parts.moderation::invite),
        bus.serve(RoomsApi.KICK, parts.moderation::kick),
        bus.serve(RoomsApi.MUTE, parts.moderation::mute),
        bus.serve(RoomsApi.UNMUTE, parts.moderation::unmute),
        bus.serve(RoomsApi.BAN, parts.moderation::ban),
        bus.serve(RoomsApi.UNBAN, parts.moderation::unban),
        bus.serve(RoomsApi.DELETE, parts.moderation::delete),
        bus.serve(RoomsApi.ANNOUNCE, parts.moderation::announce),
        bus.serve(RoomsApi.ALL, parts.moderation::all),
        bus.serve(AuditQuery.of("rooms"), parts.moderation::audit),
        bus.serve(RoomsApi.KEEP, parts.kept::keep),
        bus.serve(RoomsApi.TELL, parts.kept::tell),
        bus.serve(RoomsApi.CLOSE, parts.kept::close),
        service.serveHealth())).mapEmpty();
  }

  private void begin(Parts parts) {
    service.every(TICK_MILLIS, () -> {
      parts.caretaker.tick();
      parts.activities.forget(parts.hall.steady());
      if (service.pending().failing()) {
        parts.hall.records().probe();
      }
    });
    parts.caretaker.countLogs();
    bus.publish(RoomsApi.STARTED, new Pulse(parts.hall.people().incarnation(), false,
        parts.hall.people().seq(), List.of()));
    LOG.info("rooms.started rooms={} incarnation={}", parts.hall.rooms().count(),
        parts.hall.people().incarnation());
  }

  private static Future<Attached> attach(Parts parts, Attach attach) {
    parts.caretaker.heard(attach);
    return parts.entrance.attach(attach);
  }

  private static Future<RoomList> list(Hall hall, Session session) {
    return session.person().lane().pass(() -> {
      session.demandAttached();
      return Future.succeededFuture(new RoomList(hall.rooms().all().stream()
          .filter(room -> room.visibleTo(session)).map(room -> room.state(false)).toList()));
    });
  }

  /** The parts that answer, each made of those before it. */
  private record Parts(Hall hall, Founding founding, Doors doors, Entrance entrance, Naming naming, Speech speech,
      DirectMessages direct, Archive archive, Moderation moderation, Settings settings, KeptRooms kept,
      Caretaker caretaker, Shown shown, Activities activities) {
    private static Parts of(Hall hall, Inboxes inboxes, Audit audit, Shown shown) {
      Accounts accounts = new Accounts(hall.bus());
      Succession succession = new Succession(hall);
      Founding founding = new Founding(hall);
      Doors doors = new Doors(hall, founding);
      Authority authority = new Authority(hall, accounts);
      Entrance entrance = new Entrance(hall, doors, accounts, inboxes, succession);
      return new Parts(hall, founding, doors, entrance, new Naming(hall, accounts, succession), new Speech(hall),
          new DirectMessages(hall, accounts, inboxes), new Archive(hall),
          new Moderation(hall, authority, doors, founding, audit), new Settings(hall, authority, audit),
          new KeptRooms(hall, founding), new Caretaker(hall, entrance, doors, founding, succession), shown,
          new Activities(shown, changed -> hall.bus().publish(RoomsApi.DOING, changed)));
    }
  }
}
