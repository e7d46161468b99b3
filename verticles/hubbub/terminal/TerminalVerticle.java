package hubbub.terminal;

import hubbub.bus.Bus;
import hubbub.bus.Times;
import hubbub.conf.Checked;
import hubbub.contract.Alive;
import hubbub.contract.AuditQuery;
import hubbub.contract.Pulse;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.Principal;
import hubbub.contract.terminal.FileQuery;
import hubbub.contract.terminal.FileSlice;
import hubbub.contract.terminal.Input;
import hubbub.contract.terminal.Notice;
import hubbub.contract.terminal.Open;
import hubbub.contract.terminal.Opened;
import hubbub.contract.terminal.TerminalApi;
import hubbub.contract.terminal.TerminalEvent.Kind;
import hubbub.service.Service;
import hubbub.service.Whereabouts;
import hubbub.store.Durability;
import hubbub.store.Pending;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@link TerminalApi}. Keeps state, so there is one instance of it. */
public final class TerminalVerticle extends VerticleBase implements Checked {
  private static final Logger LOG = LoggerFactory.getLogger(TerminalVerticle.class);
  private static final long TICK_MILLIS = 500;
  /** Programs that resist have ended after 10 s. */
  private static final long END_SECONDS = 15;
  private static final int FILE_THREADS = 4;

  private static final String TERMINAL = "terminal";

  private final Times times;
  private final BiFunction<Vertx, StoreConfig, Future<Store>> stores;
  private Service service;
  private Bus bus;

  /** Makes a verticle on the system's clock and the store its configuration names. */
  public TerminalVerticle() {
    this(Times.real(), Stores::open);
  }

  TerminalVerticle(Times times, BiFunction<Vertx, StoreConfig, Future<Store>> stores) {
    this.times = times;
    this.stores = stores;
  }

  @Override
  public void check(JsonObject config) {
    TerminalConfig.from(config);
  }

  @Override
  public Future<?> start() {
    TerminalConfig config = TerminalConfig.from(config());
    bus = new Bus(vertx, Duration.ofSeconds(5));
    service = new Service("terminal", context, bus, Duration.ofSeconds(END_SECONDS));
    return service.start(() -> stores.apply(vertx, config.store()), opened -> {
      Parts parts = assemble(config, opened);
      return serve(parts).onSuccess(served -> begin(parts));
    });
  }

  /** Ends the service and all sessions; complete when no process of theirs is left. */
  @Override
  public Future<?> stop() {
    return service.stop();
  }

  private Parts assemble(TerminalConfig config, Store opened) {
    Pending pending = service.pending();
    Audit audit = new Audit(opened.journal("audit", Durability.EVERYSEC), times.clock(), pending, config.auditLines());
    Office office = new Office(config, times, vertx, context, bus, new Terminals(), audit,
        new Rights());
    Documents documents = new Documents(opened.keyValues("documents", Durability.ALWAYS), pending, times.clock(),
        config.limits().documentBytes());
    return Parts.of(office, documents);
  }

  private Future<Void> serve(Parts parts) {
    return Future.all(List.of(
        bus.serve(TerminalApi.OPEN, open -> open(parts, open)),
        bus.serve(TerminalApi.LIST, parts.sharing::list),
        bus.serve(TerminalApi.ALL, parts.sharing::all),
        bus.serve(AuditQuery.of("terminal"), parts.office.audit()::search),
        bus.serve(TerminalApi.END, parts.sharing::end),
        bus.serve(TerminalApi.SHARE, parts.sharing::share),
        bus.serve(TerminalApi.ALIVE, alive -> alive(parts, alive)),
        bus.serve(TerminalApi.FILE, query -> file(parts, query)),
        bus.serve(TerminalApi.DOCUMENT, parts.documents::get),
        bus.serve(TerminalApi.SET_DOCUMENT, parts.documents::set),
        bus.listen(AuthApi.REVOKED, parts.sharing::revoked).ready(),
        bus.listen(AuthApi.ROLES_CHANGED, parts.sharing::rolesChanged).ready(),
        service.serveHealth())).mapEmpty();
  }

  private void begin(Parts parts) {
    service.ends(parts::close);
    service.every(TICK_MILLIS, parts.caretaker::tick);
    service.every(Whereabouts.TICK_MILLIS, new Whereabouts(bus, TERMINAL, parts.sharing::owners)::tick);
    bus.publish(TerminalApi.STARTED, new Pulse(parts.incarnation));
    LOG.info("terminal.started incarnation={}", parts.incarnation);
  }

  private static Future<Opened> open(Parts parts, Open open) {
    parts.caretaker.heard(open.bridge());
    return parts.doors.open(open);
  }

  private static Future<Pulse> alive(Parts parts, Alive alive) {
    parts.caretaker.heard(alive.bridge());
    return Future.succeededFuture(new Pulse(parts.incarnation));
  }

  private static Future<FileSlice> file(Parts parts, FileQuery query) {
    Principal reader = parts.office.rights().demand(query.principal());
    return parts.fileThreads.executeBlocking(() -> parts.files.read(reader, query), false);
  }

  /** The parts that answer, each made of those before it. */
  private record Parts(Office office, Founding founding, Doors doors, Ending ending, Sharing sharing,
      Caretaker caretaker, Documents documents, FileReader files, WorkerExecutor fileThreads, String incarnation) {
    private static Parts of(Office office, Documents documents) {
      TerminalConfig config = office.config();
      Users users = new Users(config.users());
      Desk desk = new Desk(office);
      Runs runs = new Runs(office, new Finish(office), new Recordings(config.recordings(), office.times()));
      Ending ending = new Ending(office);
      Founding founding = new Founding(office, ending, users, terminal -> serve(terminal, desk, runs));
      Doors doors = new Doors(office, founding);
      return new Parts(office, founding, doors, ending, new Sharing(office, ending),
          new Caretaker(office, doors, ending), documents,
          new FileReader(users, config.files(), config.timing().fileRead().toSeconds()),
          office.vertx().createSharedWorkerExecutor("terminal-files", FILE_THREADS), UUID.randomUUID().toString());
    }

    private static Future<Void> serve(Terminal terminal, Desk desk, Runs runs) {
      String id = terminal.id();
      Bus at = terminal.addresses();
      return Future.all(List.of(
          at.serve(TerminalApi.run(id), run -> runs.run(terminal, run)),
          at.serve(TerminalApi.input(id), input -> desk.input(terminal, input)),
          at.listen(TerminalApi.typed(id), input -> desk.typed(terminal, input),
              bytes -> desk.typed(terminal, Input.from(bytes))).ready(),
          at.serve(TerminalApi.signal(id), signal -> desk.signal(terminal, signal)),
          at.serve(TerminalApi.resize(id), resize -> desk.resize(terminal, resize)),
          at.serve(TerminalApi.hold(id), hold -> desk.hold(terminal, hold)),
          at.serve(TerminalApi.grant(id), grant -> desk.grant(terminal, grant)),
          at.serve(TerminalApi.leave(id), leave -> desk.leave(terminal, leave)))).mapEmpty();
    }

    private Future<Void> close() {
      founding.close();
      long now = office.times().now();
      office.terminals().all().forEach(terminal -> terminal.tell(Kind.NOTICE,
          new Notice(Notice.Kind.DRAINING, terminal.id(), 0, "The hub stops, and this terminal with it.", now)));
      return ending.endAll().timeout(END_SECONDS, TimeUnit.SECONDS).transform(ended -> fileThreads.close());
    }
  }
}
