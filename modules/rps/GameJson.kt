package rps

import hubbub.contract.ErrorCode
import hubbub.contract.Fault
import hubbub.contract.Fields
import hubbub.contract.games.Begin
import hubbub.contract.games.Seat
import io.vertx.core.json.JsonArray
import io.vertx.core.json.JsonObject

/** How the game is said in JSON: what clients are sent and send, and what a match is kept as. */
internal object GameJson {
  private const val NOBODY = '-'
  private val KEPT = Regex("([rps$NOBODY]{2})*")
  private val MOST = RpsConfig.MOST.toLong()

  /** Returns what every participant is sent first. */
  fun init(terms: Terms): JsonObject = JsonObject().put("message_type", "init")
    .put("choices", JsonArray(Shape.entries.map { it.word }))
    .put("wins", terms.wins).put("seconds", terms.seconds).put("draws", terms.draws)

  /** Returns what is to be seen: of the round that is on only who has chosen, never what. */
  fun frame(game: Game, secondsLeft: Int?): JsonObject = JsonObject().put("message_type", "status")
    .put("round", game.rounds.size + if (game.winner == null) 1 else 0)
    .put("host_score", game.points(Seat.HOST)).put("challenger_score", game.points(Seat.CHALLENGER))
    .put("host_chosen", game.choices.host != null).put("challenger_chosen", game.choices.challenger != null)
    .put("seconds_left", secondsLeft).put("draws", game.draws)
    .put("last", game.last?.let(::outcome)).put("winner", game.winner?.text())

  /** Returns a match as it is kept; this says what has been chosen, and nobody but the game reads it. */
  fun state(game: Game, number: Long, leftMillis: Long): JsonObject = JsonObject().put("number", number)
    .put("seed", game.seed).put("wins", game.terms.wins).put("seconds", game.terms.seconds)
    .put("draws", game.terms.draws).put("left_millis", leftMillis)
    .put("rounds", game.rounds.joinToString("", transform = ::signs)).put("choices", signs(game.choices))

  /** Returns the number of the newest frame of a match that was kept. */
  fun number(state: JsonObject) = Fields(state).whole("number")

  /** Returns what was left of the time of its round. */
  fun leftMillis(state: JsonObject) = Fields(state).whole("left_millis", 0, RpsConfig.LONGEST_SECONDS * 1_000L)

  /** Reads a match that was kept; fails with BAD_REQUEST where it is none. */
  fun game(state: JsonObject): Game {
    val fields = Fields(state)
    val terms = Terms(fields.whole("wins", 1, MOST).toInt(),
      fields.whole("seconds", 0, RpsConfig.LONGEST_SECONDS.toLong()).toInt(), fields.whole("draws", 1, MOST).toInt())
    val choices = rounds(fields, "choices").singleOrNull() ?: throw wrong("choices")
    return Game.again(terms, fields.whole("seed", 0, Begin.MAX_SEED), rounds(fields, "rounds"), choices)
      ?: throw wrong("rounds")
  }

  /** Reads what a player chooses; fails with COMMAND_INVALID. */
  fun choice(arguments: JsonObject): Shape {
    val word = arguments.getValue("choice") as? String
    return word?.let(Shape::of) ?: throw Fault(ErrorCode.COMMAND_INVALID,
      "The field 'choice' must be one of ${Shape.entries.map { it.word }}.")
  }

  private fun outcome(outcome: Outcome) = JsonObject().put("host", outcome.round.host?.word)
    .put("challenger", outcome.round.challenger?.word).put("winner", outcome.winner?.text())
    .put("by_lot", outcome.byLot)

  private fun signs(round: Round) = "${round.host?.sign ?: NOBODY}${round.challenger?.sign ?: NOBODY}"

  private fun rounds(fields: Fields, key: String): List<Round> {
    val text = fields.text(key)
    return if (text.matches(KEPT)) text.chunked(2).map { Round(shape(it[0]), shape(it[1])) } else throw wrong(key)
  }

  private fun shape(sign: Char) = Shape.entries.find { it.sign == sign }

  private fun wrong(key: String) = Fault(ErrorCode.BAD_REQUEST, "The field '$key' is none of a match.")
}
