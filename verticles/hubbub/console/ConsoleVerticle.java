package hubbub.console;

import hubbub.bus.Bus;
import hubbub.bus.Times;
import hubbub.conf.Checked;
import hubbub.console.desk.Desk;
import hubbub.console.run.Template;
import hubbub.contract.Alive;
import hubbub.contract.AuditQuery;
import hubbub.contract.Pulse;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.console.Attach;
import hubbub.contract.console.Attached;
import hubbub.contract.console.ConsoleApi;
import hubbub.contract.console.Spy;
import hubbub.service.Service;
import hubbub.service.Whereabouts;
import hubbub.store.Durability;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import hubbub.store.Trail;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@link ConsoleApi}, and the socket that consoles connect to. Keeps state, so there is one instance of it. */
public final class ConsoleVerticle extends VerticleBase implements Checked {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleVerticle.class);
  private static final long TICK_MILLIS = 500;
  /** A console that resists has ended 10 s after the few in which it may do so by itself. */
  private static final long END_SECONDS = 20;

  private static final String CONSOLE = "console";

  private final Times times;
  private final BiFunction<Vertx, StoreConfig, Future<Store>> stores;
  private Service service;
  private Bus bus;

  /** Makes a verticle on the system's clock and the store its configuration names. */
  public ConsoleVerticle() {
    this(Times.real(), Stores::open);
  }

  ConsoleVerticle(Times times, BiFunction<Vertx, StoreConfig, Future<Store>> stores) {
    this.times = times;
    this.stores = stores;
  }

  @Override
  public void check(JsonObject config) {
    ConsoleConfig.from(config);
  }

  @Override
  public Future<?> start() {
    ConsoleConfig config = ConsoleConfig.from(config());
    bus = new Bus(vertx, Duration.ofSeconds(5));
    service = new Service("console", context, bus, Duration.ofSeconds(END_SECONDS));
    return service.start(() -> stores.apply(vertx, config.store()), opened -> {
      Office office = office(config, opened);
      Desk desk = new Desk(vertx, bus, office.consoles()::owner, opened.keyValues("desk", Durability.ALWAYS));
      service.ends(desk::close);
      Parts parts = Parts.of(office);
      return serve(parts).compose(served -> desk.serve()).compose(served -> parts.reception.open())
          .onSuccess(open -> begin(parts));
    });
  }

  /** Ends the service and all consoles; complete when no process of theirs is left. */
  @Override
  public Future<?> stop() {
    return service.stop();
  }

  private Office office(ConsoleConfig config, Store opened) {
    Trail trail = new Trail(opened.journal(Audit.STREAM, Durability.EVERYSEC), Audit.STREAM, config.auditLines());
    return new Office(config, times, vertx, context, bus, new Consoles(),
        new Audit(trail, times.clock(), service.pending()));
  }

  private Future<Void> serve(Parts parts) {
    return Future.all(List.of(
        bus.serve(ConsoleApi.TAKEN, parts.doors::taken),
        bus.serve(ConsoleApi.ATTACH, attach -> attach(parts, attach)),
        bus.serve(ConsoleApi.SPY, spy -> spy(parts, spy)),
        bus.serve(ConsoleApi.LIST, parts.supervision::list),
        bus.serve(AuditQuery.of("console"), parts.supervision::audit),
        bus.serve(ConsoleApi.END, parts.supervision::end),
        bus.serve(ConsoleApi.RESET, parts.supervision::reset),
        bus.serve(ConsoleApi.PROVE, parts.supervision::prove),
        bus.serve(ConsoleApi.ALIVE, alive -> alive(parts, alive)),
        bus.listen(AuthApi.REVOKED, parts.supervision::revoked).ready(),
        bus.listen(AuthApi.ROLES_CHANGED, parts.supervision::rolesChanged).ready(),
        service.serveHealth())).mapEmpty();
  }

  private void begin(Parts parts) {
    service.ends(parts::close);
    service.every(TICK_MILLIS, parts.caretaker::tick);
    service.every(Whereabouts.TICK_MILLIS, new Whereabouts(bus, CONSOLE, parts.supervision::sitters)::tick);
    bus.publish(ConsoleApi.STARTED, new Pulse(parts.incarnation));
    LOG.info("console.verticle.started incarnation={}", parts.incarnation);
  }

  private static Future<Attached> attach(Parts parts, Attach attach) {
    parts.caretaker.heard(attach.bridge());
    return parts.doors.attach(attach);
  }

  private static Future<Attached> spy(Parts parts, Spy spy) {
    parts.caretaker.heard(spy.bridge());
    return parts.doors.spy(spy);
  }

  private static Future<Pulse> alive(Parts parts, Alive alive) {
    parts.caretaker.heard(alive.bridge());
    return Future.succeededFuture(new Pulse(parts.incarnation));
  }

  /** The parts that answer, each made of those before it. */
  private record Parts(Ending ending, Reception reception, Founding founding, Doors doors, Supervision supervision,
      Caretaker caretaker, String incarnation) {
    private static Parts of(Office office) {
      Ending ending = new Ending(office);
      Crashes crashes = new Crashes(office.config().crash());
      Fates fates = new Fates(office, ending, crashes);
      Traffic traffic = new Traffic(office, fates);
      Reception reception = new Reception(office, traffic);
      Template template = Template.of(office.config().program().command(), System.getenv());
      Launching launching = new Launching(office, fates, template, reception::port);
      Exits exits = new Exits(office, fates);
      Founding founding = new Founding(office, ending, crashes, launching, console -> serve(console, traffic, exits));
      Caretaker caretaker = new Caretaker(office, exits, fates, now -> {
        ending.clear(now);
        crashes.clear(now);
        reception.clear(now);
      });
      return new Parts(ending, reception, founding, new Doors(office, founding, fates),
          new Supervision(office, fates, crashes), caretaker, UUID.randomUUID().toString());
    }

    private static Future<Void> serve(Console console, Traffic traffic, Exits exits) {
      String id = console.id();
      Bus at = console.addresses();
      return Future.all(List.of(
          at.serve(ConsoleApi.input(id), input -> traffic.input(console, input)),
          at.serve(ConsoleApi.grant(id), grant -> traffic.grant(console, grant)),
          at.serve(ConsoleApi.leave(id), leave -> exits.leave(console, leave)))).mapEmpty();
    }

    private Future<Void> close() {
      founding.close();
      return ending.endAll().timeout(END_SECONDS, TimeUnit.SECONDS).transform(ended -> reception.close());
    }
  }
}
