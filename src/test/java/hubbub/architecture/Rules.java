package hubbub.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules on imports, for the hub's root package or a fixture's. */
final class Rules {
  static final List<String> VERTICLES =
      List.of("auth", "rooms", "matches", "games.pong", "games.tictactoe", "terminal", "console", "busbridge",
          "bridge");

  private Rules() {}

  /** A verticle knows no other verticle. */
  static ArchRule aloneOnTheBus(String root, String verticle) {
    String[] others = VERTICLES.stream().filter(other -> !other.equals(verticle))
        .map(other -> root + "." + other + "..").toArray(String[]::new);
    return noClasses().that().resideInAPackage(root + "." + verticle + "..")
        .should().dependOnClassesThat().resideInAnyPackage(others).allowEmptyShould(true);
  }

  /** Only the bus sees the event bus; where it listens is no part of it. */
  static ArchRule oneWayToTheBus(String root) {
    return noClasses().that().resideInAPackage(root + "..").and().resideOutsideOfPackage(root + ".bus..")
        .should().dependOnClassesThat(resideInAPackage("io.vertx.core.eventbus..")
            .and(not(simpleName("EventBusOptions"))));
  }

  /** A package of the hub depends on these packages of the hub, on its own, and on no other. */
  static ArchRule dependsOnlyOn(String root, String of, String... allowed) {
    List<String> known = new ArrayList<>(Arrays.stream(allowed).map(one -> root + "." + one + "..").toList());
    known.add(root + "." + of + "..");
    return noClasses().that().resideInAPackage(root + "." + of + "..")
        .should().dependOnClassesThat(resideInAPackage(root + "..")
            .and(not(resideInAnyPackage(known.toArray(String[]::new)))));
  }

  /** Imports of other verticles in the sources: constants leave no trace in class files. */
  static List<String> foreignImports(Path sources, String root) throws IOException {
    List<String> found = new ArrayList<>();
    for (String verticle : VERTICLES) {
      String others = String.join("|",
          VERTICLES.stream().filter(other -> !other.equals(verticle)).map(Pattern::quote).toList());
      Pattern foreign = Pattern.compile(
          "^import (static )?" + Pattern.quote(root) + "\\.(" + others + ")\\..*", Pattern.MULTILINE);
      Path folder = sources.resolve(verticle.replace('.', '/'));
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          foreign.matcher(Files.readString(file)).results().forEach(hit -> found.add(file + ": " + hit.group()));
        }
      }
    }
    return found;
  }
}
