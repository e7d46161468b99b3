package rps

/** What a player may choose. */
internal enum class Shape {
  ROCK, PAPER, SCISSORS;

  /** Returns it as it stands in messages. */
  val word = name.lowercase()

  /** Returns it as it stands in what is kept of a match. */
  val sign = word[0]

  /** Each beats the one before it, and the first one the last. */
  infix fun beats(other: Shape) = ordinal == (other.ordinal + 1) % entries.size

  companion object {
    /** Returns the one of this word, if there is one. */
    fun of(word: String) = entries.find { it.word == word }
  }
}
