package hubbub.checker;

import hubbub.testing.PackagedHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The checker as a program: {@code Checker [rounds [seed]]}. Ends with 0 where the promise was kept, else prints what
 * was found and ends with 1. After {@code make build} and {@code mvn test-compile}:
 * {@code java -cp 'target/test-classes:target/hubbub/lib/*' hubbub.checker.Checker 30}
 */
public final class Checker {
  private static final int SHOWN = 40;
  private static final List<Trouble> TROUBLES = List.of(Trouble.STOP, Trouble.KILL, Trouble.CUT);

  private Checker() {}

  /** Runs it; see the class. */
  public static void main(String... arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime() % 1_000_000;
    Path folder = Files.createTempDirectory("hubbub-checker-");
    List<String> findings = new ArrayList<>();
    try {
      findings.addAll(check(folder, rounds, seed, System.out::println));
    } catch (AssertionError broken) {
      findings.add("stopped: " + broken.getMessage());
    }
    findings.stream().limit(SHOWN).forEach(System.out::println);
    System.out.println(findings.isEmpty() ? "the promise was kept"
        : findings.size() + " findings; the hub's data and log stay in " + folder);
    if (findings.isEmpty()) {
      delete(folder);
    }
    System.exit(findings.isEmpty() ? 0 : 1);
  }

  /** Has members talk through so many troubles of a fresh hub in a folder; returns what is wrong with what they saw. */
  static List<String> check(Path folder, int rounds, long seed, Consumer<String> tell) throws InterruptedException {
    tell.accept("seed " + seed);
    try (PackagedHub hub = PackagedHub.start(folder, "hub-bench.json")) {
      return judge(new Run(new PackagedPatient(hub), TROUBLES, seed, tell).through(rounds), tell);
    }
  }

  /** Returns what is wrong with what everybody saw in a run, also where that proves too little. */
  static List<String> judge(Evidence evidence, Consumer<String> tell) {
    long sent = evidence.sent().values().stream().mapToLong(List::size).sum();
    tell.accept("sent " + sent + ", acknowledged " + evidence.acknowledged() + ", in the log "
        + evidence.log().size() + ", got by resuming " + evidence.resumed());
    List<String> findings = new ArrayList<>(Verdict.on(evidence));
    boolean cameBack = evidence.numbered().stream().anyMatch(member -> member.connections().size() > 1);
    if (evidence.acknowledged() * 2 < sent || cameBack && evidence.resumed() == 0) {
      findings.add("proves nothing: too few messages arrived, or nobody had anything to resume");
    }
    if (!findings.isEmpty()) {
      evidence.outline().forEach(tell);
    }
    return findings;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
