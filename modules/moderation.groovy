import hubbub.bus.Bus
import hubbub.contract.ErrorCode
import hubbub.contract.Fault
import hubbub.contract.Health
import hubbub.contract.Name
import hubbub.contract.auth.Account
import hubbub.contract.auth.AuthApi
import hubbub.contract.auth.Named
import hubbub.contract.auth.RolesChanged
import hubbub.contract.rooms.Moderate
import hubbub.contract.rooms.RoomEvent
import hubbub.contract.rooms.RoomsApi
import hubbub.contract.rooms.Tell
import hubbub.module.Attendee
import hubbub.module.Ear
import io.vertx.core.AbstractVerticle
import io.vertx.core.Future
import io.vertx.core.Promise
import moderation.Act
import moderation.Judge
import moderation.ModerationConfig
import moderation.Record
import org.slf4j.Logger
import org.slf4j.LoggerFactory

/**
 * Keeps order in some rooms by the rules of `conf/moderation.json`: warns, mutes, kicks and bans, harder each time. All
 * of it is done in the name of an account, which must have the role `admin` or own the rooms: the rooms ask `auth` at
 * each deed, and their audit has it under that name. Of several nodes that deploy it one works.
 */
class Moderation extends AbstractVerticle {
  private static final Logger LOG = LoggerFactory.getLogger('hubbub.module.moderation')
  private static final long KNOWN_MS = 60_000
  private static final int MOST_KNOWN = 10_000

  private ModerationConfig config
  private Bus bus
  private Judge judge
  private Record record
  private Attendee attendee
  private List<Ear> ears
  private final Map<String, Map> known = new LinkedHashMap<>()
  private String powerless = ''

  @Override
  void start(Promise<Void> started) {
    config = ModerationConfig.from(config())
    bus = new Bus(vertx, config.timeout)
    judge = new Judge(config)
    record = new Record(config)
    ears = config.rooms.collect { room -> new Ear(vertx, bus, room, this.&heard) }
    demandAccount()
        .compose { bus.listen(AuthApi.ROLES_CHANGED) { RolesChanged changed -> known.remove(key(changed.name())) }.ready() }
        .compose { bus.serveHealth('moderation') { new Health(true, powerless) } }
        .compose { Future.join(ears*.open()) }
        .compose { attendee.open() }
        .onSuccess { vertx.setPeriodic(60_000) { forget() } }
        .<Void> mapEmpty().onComplete(started)
  }

  @Override
  void stop(Promise<Void> stopped) {
    ears*.close()
    Future.join(attendee?.close() ?: Future.succeededFuture(), bus.close()).<Void> mapEmpty().onComplete(stopped)
  }

  /** Without the account anybody could make it, and people would take a stranger's words for the hub's. */
  private Future<Void> demandAccount() {
    bus.call(AuthApi.ACCOUNT, new Named(config.account)).map { Account account ->
      if (!account.roles().contains('admin')) {
        LOG.warn('moderation.no_admin account={} reason="it can act in rooms that it owns, and nowhere else"', config.account)
      }
      attendee = new Attendee(vertx, bus,
          new Attendee.Who(account.name(), ['user'], 'moderation', config.rooms))
      (Void) null
    }.recover { problem ->
      Fault.is(problem, ErrorCode.NO_SUCH_ACCOUNT)
          ? Future.failedFuture("there is no account ${config.account}: make it and give it the role admin" as String)
          : Future.failedFuture(problem)
    }
  }

  private void heard(RoomEvent event) {
    if (event.kind() == RoomEvent.Kind.RENAMED) {
      judge.renamed(key(event.who()), key(event.text()))
      record.renamed(key(event.who()), key(event.text()))
    } else if (event.kind() == RoomEvent.Kind.SAID && attendee.present() && !spared(event.who())) {
      boolean flood = judge.floods(key(event.who()), event.at())
      standing(event.who()).onSuccess { Map standing ->
        if (!standing.exempt) {
          Map offence = judge.offence(event.text(), flood, standing)
          if (offence) {
            act(event, offence)
          }
        }
      }.onFailure { problem -> LOG.warn('moderation.unjudged room={} reason="{}"', event.room(), problem.message) }
    }
  }

  private boolean spared(String who) {
    key(who) in [Name.SERVER, key(config.account)] || key(who) in config.exemptNames
  }

  /** Who somebody is by the accounts; asked once a minute at most. */
  private Future<Map> standing(String who) {
    long now = System.currentTimeMillis()
    Map before = known[key(who)]
    if (before && before.asked > now - KNOWN_MS) {
      return Future.succeededFuture(before)
    }
    bus.call(AuthApi.ACCOUNT, new Named(who)).map { Account account ->
      [asked: now, guest: false, exempt: account.roles().any { it in config.exemptRoles },
       ageHours: (now - account.createdAt()).intdiv(3_600_000)]
    }.recover { problem ->
      Fault.is(problem, ErrorCode.NO_SUCH_ACCOUNT)
          ? Future.succeededFuture([asked: now, guest: true, exempt: false, ageHours: 0]) : Future.failedFuture(problem)
    }.onSuccess { Map found ->
      known.remove(key(who))
      known[key(who)] = found
      if (known.size() > MOST_KNOWN) {
        known.remove(known.keySet().first())
      }
    }
  }

  private void act(RoomEvent event, Map offence) {
    Map step = record.next(key(event.who()), offence.act, event.at())
    if (!step) {
      return
    }
    LOG.info('moderation.acts act={} rule={} room={}', step.act, offence.rule, event.room())
    String minutes = "${step.minutes} min"
    switch (step.act) {
      case Act.WARN:
        warn(event, "Please mind: ${offence.reason}.")
        break
      case Act.MUTE:
        deed(RoomsApi.MUTE, event, step, offence)
            .onSuccess { warn(event, "You cannot speak here for ${minutes}: ${offence.reason}.") }
        break
      case Act.KICK:
        deed(RoomsApi.KICK, event, step, offence)
        break
      case Act.BAN:
        deed(RoomsApi.BAN, event, step, offence)
    }
  }

  private Future deed(endpoint, RoomEvent event, Map step, Map offence) {
    long until = System.currentTimeMillis() + (step.minutes ?: 1) * 60_000L
    bus.call(endpoint, new Moderate(config.account, event.room(), event.who(), until, offence.reason as String))
        .onSuccess { powerless = '' }
        .onFailure { problem -> failed(step.act as String, event, problem) }
  }

  private void warn(RoomEvent event, String text) {
    (config.direct ? attendee.direct(event.who(), text)
        : bus.call(RoomsApi.TELL, new Tell(event.room(), "${event.who()}, ${text}")))
        .onFailure { problem -> failed('warn', event, problem) }
  }

  /** Who has gone meanwhile, or is an administrator after all, needs nothing more. */
  private void failed(String act, RoomEvent event, Throwable problem) {
    if (Fault.is(problem, ErrorCode.NO_SUCH_PERSON) || Fault.is(problem, ErrorCode.FORBIDDEN)) {
      LOG.debug('moderation.moot act={} room={}', act, event.room())
    } else if (Fault.is(problem, ErrorCode.NOT_OWNER)) {
      powerless = "The account ${config.account} has not the right to keep order in ${event.room()}."
      LOG.error('moderation.powerless act={} room={} account={}', act, event.room(), config.account)
    } else {
      LOG.warn('moderation.failed act={} room={} reason="{}"', act, event.room(), problem.message)
    }
  }

  private void forget() {
    long now = System.currentTimeMillis()
    judge.forget(now - config.flood.seconds * 1000L)
    record.forget(now - config.memory.toMillis())
  }

  private static String key(String name) {
    Name.of(name).map { it.key() }.orElse(name)
  }
}
