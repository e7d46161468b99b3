package rps

/**
 * The time of one round. It begins halted.
 *
 * @param wholeMillis how long a round is; 0 = without an end
 * @param rest what is left of the first one
 * @param nanos a steady time
 */
internal class Countdown(private val wholeMillis: Long, private var rest: Long, private val nanos: () -> Long) {
  private var since: Long? = null

  val isEndless get() = wholeMillis == 0L

  val isRunning get() = since != null

  val leftMillis: Long
    get() = since?.let { maxOf(0, rest - (nanos() - it) / 1_000_000) } ?: rest

  /** The seconds that are left, begun ones counted; null where there is no end. */
  val seconds: Int?
    get() = if (isEndless) null else ((leftMillis + 999) / 1_000).toInt()

  /** The milliseconds until one second less is left, at least one. */
  val toNextSecond: Long
    get() = (leftMillis - 1).mod(1_000) + 1L

  fun run() {
    since = since ?: nanos()
  }

  fun halt() {
    rest = leftMillis
    since = null
  }

  /** Begins the next round, halted or not. */
  fun renew() {
    rest = wholeMillis
    since = since?.let { nanos() }
  }
}
