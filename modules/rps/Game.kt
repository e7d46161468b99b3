package rps

import hubbub.contract.games.Seat
import java.util.SplittableRandom

/**
 * What is agreed for the whole match.
 *
 * @param wins who has so many points has won
 * @param seconds how long both may choose in each round; 0 = as long as they like
 * @param draws after so many one after the other the lot gives the point
 */
internal data class Terms(val wins: Int, val seconds: Int, val draws: Int)

/** How a round ended. */
internal data class Outcome(val round: Round, val winner: Seat?, val byLot: Boolean)

/**
 * The rules. Both choose without seeing what the other does; who has not when the time is over loses the round, and if
 * neither has it is a draw. As the lot ends every row of draws, every match comes to its end. All that happens follows
 * from seed and rounds.
 */
internal class Game(val terms: Terms, val seed: Long) {
  private val points = hashMapOf(Seat.HOST to 0, Seat.CHALLENGER to 0)
  private val played = mutableListOf<Round>()

  /** The rounds that are over. */
  val rounds: List<Round> get() = played

  /** What has been chosen in the round that is on. */
  var choices = Round()
    private set

  /** How many draws there were since the last point. */
  var draws = 0
    private set

  /** How the newest round ended; null before. */
  var last: Outcome? = null
    private set

  /** Who has won the match; null until then. */
  val winner: Seat? get() = points.entries.find { it.value == terms.wins }?.key

  fun points(seat: Seat) = points.getValue(seat)

  /** Chooses, where that is allowed; tells whether it was. Nothing can be chosen twice. */
  fun choose(seat: Seat, shape: Shape): Boolean {
    if (winner != null || choices.of(seat) != null) {
      return false
    }
    choices = choices.with(seat, shape)
    if (choices.isFull) {
      end()
    }
    return true
  }

  /** Ends the round with what has been chosen by now. */
  fun end() {
    val round = choices
    played += round
    choices = Round()
    val byLot = round.winner == null && draws + 1 == terms.draws
    val winner = if (byLot) lot() else round.winner
    draws = if (winner == null) draws + 1 else 0
    winner?.let { points[it] = points(it) + 1 }
    last = Outcome(round, winner, byLot)
  }

  private fun lot() =
    if (SplittableRandom(seed + played.size).nextBoolean()) Seat.HOST else Seat.CHALLENGER

  companion object {
    /** Takes a match up again where it was; null where it cannot have been there. */
    fun again(terms: Terms, seed: Long, rounds: List<Round>, choices: Round): Game? {
      val game = Game(terms, seed)
      for (round in rounds) {
        if (game.winner != null) {
          return null
        }
        game.choices = round
        game.end()
      }
      game.choices = choices
      return game.takeIf { it.winner == null && !choices.isFull }
    }
  }
}
