package hubbub.process;

import hubbub.conf.Conf;
import hubbub.contract.Name;
import hubbub.contract.auth.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * As whom of the operating system's users somebody's programs run. An account's own rule comes before those for roles.
 *
 * @param rules the rules, in order
 */
public record UserRules(List<Rule> rules) {
  /**
   * A rule for an account or a role.
   *
   * @param account the folded name of the account; empty for a role
   * @param role the role; empty for an account
   * @param user the name of the user
   */
  public record Rule(String account, String role, String user) {}

  /** Reads the rules of a file's object, below {@code users}. */
  public static UserRules from(Conf conf) {
    List<Rule> rules = new ArrayList<>();
    for (Conf one : conf.sections("users", "as whom programs run")) {
      Optional<String> account = one.optionalText("account", "a name");
      Optional<String> role = one.optionalText("role", "wizard or admin");
      String user = one.required("user", "a user of the operating system");
      if (account.isPresent() == role.isPresent()) {
        one.problem("account", "either an account or a role, and not both");
      }
      if (role.isPresent() && !List.of(Principal.WIZARD, Principal.ADMIN).contains(role.get())) {
        one.problem("role", "wizard or admin");
      }
      rules.add(new Rule(account.flatMap(Name::of).map(Name::key).orElse(""), role.orElse(""), user));
    }
    return new UserRules(List.copyOf(rules));
  }

  /** Returns the name of the user as whom somebody's programs run, where a rule says so. */
  public Optional<String> user(Name person, List<String> roles) {
    return first(rule -> rule.account.equals(person.key()))
        .or(() -> roles.contains(Principal.ADMIN) ? first(rule -> rule.role.equals(Principal.ADMIN)) : Optional.empty())
        .or(() -> roles.contains(Principal.WIZARD) ? first(rule -> rule.role.equals(Principal.WIZARD))
            : Optional.empty());
  }

  private Optional<String> first(Predicate<Rule> fits) {
    return rules.stream().filter(fits).map(Rule::user).findFirst();
  }
}
