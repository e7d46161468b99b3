package moderation

/** Who has offended how often within the time that counts. */
class Record {
  private static final int MOST = 10_000
  /** Who has just been told has had no time to read it. */
  private static final long GRACE_MS = 2_000

  private final ModerationConfig config
  private final Map<String, List<Long>> offences = new LinkedHashMap<>()

  Record(ModerationConfig config) {
    this.config = config
  }

  /**
   * Notes an offence and returns the step that is due: the one whose turn it is, but at least so grave. Returns null so
   * soon after the last one.
   */
  Map next(String who, Act least, long at) {
    List<Long> times = (offences[who] ?: []).findAll { it > at - config.memory.toMillis() }
    if (times && times.last() > at - GRACE_MS) {
      return null
    }
    offences.remove(who)
    times << at
    offences[who] = times
    if (offences.size() > MOST) {
      offences.remove(offences.keySet().first())
    }
    config.steps.drop(times.size() - 1).find { it.act >= least } ?: config.steps.last()
  }

  void renamed(String who, String now) {
    List<Long> times = offences.remove(who)
    if (times) {
      offences[now] = times
    }
  }

  void forget(long before) {
    offences.values().removeIf { it.last() < before }
  }
}
