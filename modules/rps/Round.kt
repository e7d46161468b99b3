package rps

import hubbub.contract.games.Seat

/** What both have chosen in one round; whoever has not has null. */
internal data class Round(val host: Shape? = null, val challenger: Shape? = null) {
  /** Returns who wins by what was chosen: whoever has not chosen loses. Null is a draw. */
  val winner: Seat?
    get() = when {
      host == challenger -> null
      challenger == null -> Seat.HOST
      host == null -> Seat.CHALLENGER
      else -> if (host beats challenger) Seat.HOST else Seat.CHALLENGER
    }

  val isFull get() = host != null && challenger != null

  fun of(seat: Seat) = if (seat == Seat.HOST) host else challenger

  fun with(seat: Seat, shape: Shape) = if (seat == Seat.HOST) copy(host = shape) else copy(challenger = shape)
}
