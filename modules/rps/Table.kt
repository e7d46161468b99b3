package rps

import hubbub.contract.ErrorCode
import hubbub.contract.Fault
import hubbub.contract.games.Begun
import hubbub.contract.games.Input
import hubbub.contract.games.Over
import hubbub.contract.games.Seat
import hubbub.contract.games.Snapshot
import hubbub.contract.games.State
import io.vertx.core.json.JsonObject

/**
 * One match where it is played: its rules, its time, and the numbers of its frames. It begins halted.
 *
 * @param number the number of what is to be seen now
 */
internal class Table(val match: String, private val game: Game, val time: Countdown, var number: Long) {
  private var seconds = time.seconds

  val isOver get() = game.winner != null

  /** Does what a player wants; fails with COMMAND_INVALID, and then nothing has changed. */
  fun play(input: Input) {
    if (input.command() != "choose") {
      throw Fault(ErrorCode.COMMAND_INVALID)
    }
    val shape = GameJson.choice(input.arguments())
    if (!time.isRunning) {
      throw Fault(ErrorCode.COMMAND_INVALID, "The match is paused.")
    }
    change {
      if (!game.choose(input.seat(), shape)) {
        throw Fault(ErrorCode.COMMAND_INVALID, "This player has chosen already.")
      }
    }
  }

  /** Lets the time that has passed have its effect; tells whether there is anything new to be seen. */
  fun look(): Boolean {
    if (time.leftMillis == 0L) {
      change(game::end)
      return true
    }
    if (time.seconds == seconds) {
      return false
    }
    change { }
    return true
  }

  /** Goes on; tells whether it was halted. */
  fun resume(): Boolean {
    if (time.isRunning) {
      return false
    }
    time.run()
    number++
    return true
  }

  /** Returns how a match that is over has ended. */
  fun ending() =
    Over(match, game.winner!!, game.points(Seat.HOST), game.points(Seat.CHALLENGER), frame())

  fun begun() = Begun(GameJson.init(game.terms), frame(), number)

  fun shown() = State(match, number, frame())

  fun snapshot() = Snapshot(GameJson.state(game, number, time.leftMillis), frame(), number,
    game.points(Seat.HOST), game.points(Seat.CHALLENGER))

  private fun change(deed: () -> Unit) {
    val before = game.rounds.size
    deed()
    if (game.rounds.size > before) {
      time.renew()
    }
    seconds = time.seconds
    number++
  }

  private fun frame(): JsonObject = GameJson.frame(game, seconds)
}
