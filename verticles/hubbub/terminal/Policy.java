package hubbub.terminal;

import hubbub.conf.Conf;
import hubbub.contract.auth.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which commands may be run, by role. It looks at what is asked for and not at what that does: the fence is the user of
 * the operating system.
 *
 * @param wizard the rules for wizards
 * @param admin the rules for administrators, who are not held to those for wizards
 */
public record Policy(Rules wizard, Rules admin) {
  static Policy from(Conf conf) {
    return new Policy(Rules.from(conf.section("wizard")), Rules.from(conf.section("admin")));
  }

  /** Tells whether somebody of these roles may run a command. */
  boolean allows(List<String> roles, String command) {
    return rules(roles).allow(command);
  }

  /** Tells whether somebody of these roles may run anything, so that nobody has to look at what is typed. */
  boolean allowsAll(List<String> roles) {
    return rules(roles).allowAll();
  }

  private Rules rules(List<String> roles) {
    return roles.contains(Principal.ADMIN) ? admin : wizard;
  }

  /**
   * The rules for one role.
   *
   * @param allow a command must have one of these somewhere in it; none = any may be run
   * @param deny a command must have none of these in it
   */
  public record Rules(List<Pattern> allow, List<Pattern> deny) {
    private static Rules from(Conf conf) {
      return new Rules(patterns(conf, "allow"), patterns(conf, "deny"));
    }

    private static List<Pattern> patterns(Conf conf, String key) {
      List<Pattern> patterns = new ArrayList<>();
      for (String pattern : conf.texts(key, "regular expressions", List.of())) {
        try {
          patterns.add(Pattern.compile(pattern));
        } catch (PatternSyntaxException broken) {
          conf.problem(key, "regular expressions; " + broken.getDescription() + " in " + pattern);
        }
      }
      return List.copyOf(patterns);
    }

    private boolean allowAll() {
      return allow.isEmpty() && deny.isEmpty();
    }

    private boolean allow(String command) {
      return (allow.isEmpty() || allow.stream().anyMatch(pattern -> pattern.matcher(command).find()))
          && deny.stream().noneMatch(pattern -> pattern.matcher(command).find());
    }
  }
}
