package rps

import hubbub.bus.Bus
import hubbub.contract.Done
import hubbub.contract.ErrorCode
import hubbub.contract.Fault
import hubbub.contract.games.Begin
import hubbub.contract.games.Begun
import hubbub.contract.games.GamesApi
import hubbub.contract.games.Input
import hubbub.contract.games.OfMatch
import hubbub.contract.games.Snapshot
import io.vertx.core.Vertx

/**
 * All matches: each frame is published before the request that led to it is answered. One with a limit of time is
 * looked at whenever a second of it is over.
 */
internal class Tables(private val config: RpsConfig, private val bus: Bus, private val vertx: Vertx) {
  private val tables = HashMap<String, Table>()
  private val timers = HashMap<String, Long>()

  fun begin(begin: Begin): Begun {
    val before = tables[begin.match()]
    if (before == null && tables.size >= config.matches) {
      throw Fault(ErrorCode.BUSY)
    }
    val isFresh = begin.state().isEmpty
    val table = if (isFresh) fresh(begin, before) else kept(begin, before)
    halt(begin.match())
    tables[begin.match()] = table
    if (isFresh) {
      table.time.run()
      show(table)
    }
    return table.begun()
  }

  fun input(input: Input): Done {
    val table = table(input.match())
    table.play(input)
    show(table)
    return Done.DONE
  }

  fun pause(ask: OfMatch): Done {
    table(ask.match())
    halt(ask.match())
    return Done.DONE
  }

  fun resume(ask: OfMatch): Done {
    val table = table(ask.match())
    if (table.resume()) {
      show(table)
    }
    return Done.DONE
  }

  fun end(ask: OfMatch): Done {
    halt(ask.match())
    tables.remove(ask.match())
    return Done.DONE
  }

  fun snapshot(ask: OfMatch): Snapshot = table(ask.match()).snapshot()

  /** Lets no time pass any more. */
  fun close() = tables.keys.forEach(::halt)

  private fun fresh(begin: Begin, before: Table?): Table {
    val millis = config.terms.seconds * 1_000L
    return Table(begin.match(), Game(config.terms, begin.seed()), Countdown(millis, millis, System::nanoTime),
      number(before?.number ?: 0))
  }

  private fun kept(begin: Begin, before: Table?): Table {
    val game = GameJson.game(begin.state())
    val time = Countdown(game.terms.seconds * 1_000L, GameJson.leftMillis(begin.state()), System::nanoTime)
    return Table(begin.match(), game, time, number(maxOf(before?.number ?: 0, GameJson.number(begin.state()))))
  }

  private fun number(known: Long) = maxOf(System.currentTimeMillis(), known + 1)

  private fun show(table: Table) {
    bus.publish(GamesApi.STATE.of(table.match), table.shown())
    if (table.isOver) {
      halt(table.match)
      tables.remove(table.match)
      bus.publish(GamesApi.OVER, table.ending())
    } else {
      await(table)
    }
  }

  private fun await(table: Table) {
    timers.remove(table.match)?.let(vertx::cancelTimer)
    if (!table.time.isEndless) {
      timers[table.match] = vertx.setTimer(table.time.toNextSecond) { look(table) }
    }
  }

  private fun look(table: Table) {
    if (table.look()) {
      show(table)
    } else {
      await(table)
    }
  }

  private fun halt(match: String) {
    timers.remove(match)?.let(vertx::cancelTimer)
    tables[match]?.time?.halt()
  }

  private fun table(match: String) = tables[match] ?: throw Fault(ErrorCode.NO_SUCH_MATCH)
}
