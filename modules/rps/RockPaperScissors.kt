package rps

import hubbub.bus.Bus
import hubbub.conf.Checked
import hubbub.contract.Endpoint
import hubbub.contract.Message
import hubbub.contract.games.GamesApi
import hubbub.contract.games.Started
import hubbub.service.Service
import hubbub.store.Stores
import io.vertx.core.Future
import io.vertx.core.VerticleBase
import io.vertx.core.json.JsonObject
import java.time.Duration
import java.util.UUID
import org.slf4j.LoggerFactory

/** Serves [GamesApi] as `rps`. Keeps its matches in memory, so there is one instance of it. */
class RockPaperScissors : VerticleBase(), Checked {
  private lateinit var service: Service
  private lateinit var bus: Bus

  override fun check(config: JsonObject) {
    RpsConfig.from(config)
  }

  override fun start(): Future<*> {
    val config = RpsConfig.from(config())
    bus = Bus(vertx, ANSWER)
    val tables = Tables(config, bus, vertx)
    service = Service(GamesApi.noun(GAME), context, bus, ANSWER)
    service.ends {
      tables.close()
      Future.succeededFuture<Unit>()
    }
    return service.start({ Stores.open(vertx, config.lease) }, { serve(tables).onSuccess { begin() } })
  }

  /** Ends the service; whoever keeps snapshots begins the matches again when it is back. */
  override fun stop(): Future<*> = service.stop()

  private fun serve(tables: Tables): Future<Void> = Future.all<Any>(listOf(
    answer(GamesApi.begin(GAME), tables::begin),
    answer(GamesApi.input(GAME), tables::input),
    answer(GamesApi.pause(GAME), tables::pause),
    answer(GamesApi.resume(GAME), tables::resume),
    answer(GamesApi.end(GAME), tables::end),
    answer(GamesApi.snapshot(GAME), tables::snapshot),
    service.serveHealth())).mapEmpty()

  private fun <Q : Message, R : Message> answer(endpoint: Endpoint<Q, R>, work: (Q) -> R): Future<Void> =
    bus.serve(endpoint) { ask -> Future.succeededFuture(work(ask)) }

  private fun begin() {
    val incarnation = UUID.randomUUID().toString()
    bus.publish(GamesApi.STARTED, Started(GAME, incarnation))
    LOG.info("rps.started incarnation={}", incarnation)
  }

  private companion object {
    const val GAME = "rps"
    val LOG = LoggerFactory.getLogger(RockPaperScissors::class.java)

    /** It asks nobody anything. */
    val ANSWER: Duration = Duration.ofSeconds(5)
  }
}
