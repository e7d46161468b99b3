package moderation

import java.text.Normalizer
import java.util.regex.Pattern
import org.slf4j.Logger
import org.slf4j.LoggerFactory

/** Finds what is wrong with a message. Knows nothing of the hub. */
class Judge {
  private static final Logger LOG = LoggerFactory.getLogger('hubbub.module.moderation')
  private static final Pattern LINK = Pattern.compile('(?i)(?:https?://|www\\.)\\S')
  /** Characters that show nothing, and are put into words to hide them. */
  private static final Pattern HIDDEN = Pattern.compile('\\p{Cf}')
  private static final int SLOW_AND_OFF = 10

  private final ModerationConfig config
  private final Map<String, Deque<Long>> spoken = [:]
  private final Map<Rule, Integer> slow = [:]

  Judge(ModerationConfig config) {
    this.config = config
  }

  /** Counts a message and tells whether it is one too many; to be asked in the order in which they were said. */
  boolean floods(String who, long at) {
    if (config.flood.messages == 0) {
      return false
    }
    Deque<Long> times = spoken.computeIfAbsent(who) { new ArrayDeque<Long>() }
    times.addLast(at)
    if (times.size() <= config.flood.messages) {
      return false
    }
    boolean tooMany = times.removeFirst() > at - config.flood.seconds * 1000L
    if (tooMany) {
      times.clear()
    }
    tooMany
  }

  /** Returns the gravest offence of a message as `act`, `rule` and `reason`, or null. */
  Map offence(String text, boolean flood, Map standing) {
    String seen = HIDDEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll('')
    List<Map> found = config.rules.findAll { broken(it, seen) }
        .collect { [act: it.act, rule: it.name, reason: it.reason] }
    if (flood) {
      found << [act: config.flood.act, rule: 'flood', reason: 'that is too much at once']
    }
    if (shouted(seen)) {
      found << [act: config.shouting.act, rule: 'shouting', reason: 'nobody shouts here']
    }
    if (LINK.matcher(seen).find() && !mayLink(standing)) {
      found << [act: config.links.act, rule: 'links', reason: 'links are not for newcomers']
    }
    found.max { it.act }
  }

  /** Forgets who has been silent since. */
  void forget(long before) {
    spoken.values().removeIf { !it || it.peekLast() < before }
  }

  void renamed(String who, String now) {
    Deque<Long> times = spoken.remove(who)
    if (times) {
      spoken[now] = times
    }
  }

  private boolean broken(Rule rule, String text) {
    if (slow.getOrDefault(rule, 0) >= SLOW_AND_OFF) {
      return false
    }
    try {
      return rule.brokenBy(text)
    } catch (Rule.TooSlow tooSlow) {
      int times = slow.merge(rule, 1, Integer::sum)
      LOG.warn('moderation.pattern_slow rule={} times={} switched_off={}', rule.name, times, times == SLOW_AND_OFF)
      return false
    }
  }

  private boolean shouted(String text) {
    int letters = text.codePoints().filter { Character.isLetter(it) }.count()
    int capitals = text.codePoints().filter { Character.isUpperCase(it) }.count()
    config.shouting.letters > 0 && letters >= config.shouting.letters
        && capitals * 100 >= letters * config.shouting.percent
  }

  private boolean mayLink(Map standing) {
    standing.guest ? config.links.guests : standing.ageHours >= config.links.newcomerHours
  }
}
