package moderation

import hubbub.conf.Conf
import hubbub.contract.Name
import io.vertx.core.json.JsonObject
import java.time.Duration
import java.util.regex.Pattern
import java.util.regex.PatternSyntaxException

/** What `conf/moderation.json` says; read like the hub's own files, with all problems told at once. */
class ModerationConfig {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE
  private static final int YEAR = 527_040
  private static final List<Map> STEPS = [[act: Act.WARN], [act: Act.MUTE, minutes: 5], [act: Act.MUTE, minutes: 60],
      [act: Act.KICK], [act: Act.BAN, minutes: 1440]]

  final String account
  final List<String> rooms
  final boolean direct
  final Set<String> exemptNames
  final Set<String> exemptRoles
  final List<Rule> rules
  final Map flood
  final Map shouting
  final Map links
  final List<Map> steps
  final Duration memory
  final Duration timeout

  static ModerationConfig from(JsonObject json) {
    Conf conf = Conf.of(json)
    def config = new ModerationConfig(conf)
    conf.done()
    config
  }

  ModerationConfig(Conf conf) {
    account = conf.text('account', 'in whose name all is done', 'moderation')
    rooms = names(conf, 'rooms', 'where it keeps order', ['general', 'random'])
    direct = conf.choice('warnings', 'direct', 'direct', 'room') == 'direct'
    Conf exempt = conf.section('exempt')
    exemptNames = names(exempt, 'names', 'who may do anything', []).collect { Name.of(it).get().key() } as Set
    exemptRoles = exempt.texts('roles', 'whose roles let them do anything', ['admin', 'wizard']) as Set
    rules = conf.sections('rules', 'what nobody shall say').collect { rule(it) }
    flood = section(conf, 'flood', 'mute') {
      [messages: it.whole('messages', 'messages', 0, 1000, 10), seconds: it.whole('seconds', 's', 1, 3600, 10)]
    }
    shouting = section(conf, 'shouting', 'warn') {
      [letters: it.whole('letters', 'letters', 0, 10_000, 20), percent: it.whole('percent', '%', 1, 100, 80)]
    }
    links = section(conf, 'links', 'warn') {
      [guests: it.flag('guests', true), newcomerHours: it.whole('newcomerHours', 'h', 0, 8784, 0)]
    }
    steps = conf.sections('steps', 'what is done the first time, the second, and so on').collect { step(it) } ?: STEPS
    memory = Duration.ofMinutes(conf.whole('memoryMinutes', 'min', 1, YEAR, 60))
    timeout = Duration.ofSeconds(conf.whole('timeoutSeconds', 's', 1, 60, 5))
  }

  private static List<String> names(Conf conf, String key, String meaning, List<String> standard) {
    List<String> found = conf.texts(key, meaning, standard)
    if (found.any { !Name.of(it).present }) {
      conf.problem(key, 'names of 1 to 32 visible characters')
      return standard
    }
    found
  }

  private static Map section(Conf conf, String key, String act, Closure<Map> rest) {
    Conf part = conf.section(key)
    rest(part) + [act: Act.of(part.choice('act', act, Act.NAMES))]
  }

  private static Map step(Conf conf) {
    [act: Act.of(conf.choice('act', 'warn', Act.NAMES)), minutes: conf.whole('minutes', 'min', 1, YEAR, 10)]
  }

  private static Rule rule(Conf conf) {
    String name = conf.required('name', 'what the log calls it')
    List<Pattern> patterns = conf.texts('patterns', 'regular expressions as Java has them', [])
        .collect { pattern(conf, it) }.findAll()
    List<String> words = conf.texts('words', 'whole words, in any capitals', [])
    if (words) {
      String any = words.collect { Pattern.quote(it) }.join('|')
      patterns << Pattern.compile("(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])", FLAGS)
    }
    if (!patterns) {
      conf.problem('words', 'words or patterns that can be looked for')
    }
    Act act = Act.of(conf.choice('act', 'warn', Act.NAMES))
    new Rule(name, patterns, act, conf.text('reason', 'what the person is told', 'that is not said here'))
  }

  private static Pattern pattern(Conf conf, String text) {
    try {
      return Pattern.compile(text, FLAGS)
    } catch (PatternSyntaxException wrong) {
      conf.problem('patterns', "regular expressions; ${text}: ${wrong.description} at ${wrong.index}")
      return null
    }
  }
}
