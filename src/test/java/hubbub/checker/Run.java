package hubbub.checker;

import hubbub.checker.Evidence.Bare;
import hubbub.checker.Evidence.Numbered;
import hubbub.testing.Await;
import hubbub.testing.RwciClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run against one hub: who takes part, what goes wrong, and what everybody saw in the end. */
final class Run {
  private static final Duration QUIET = Duration.ofSeconds(15);
  private static final int LONGEST_LOAD_MILLIS = 1_500;

  private final Patient hub;
  private final List<Trouble> troubles;
  private final Random random;
  private final Consumer<String> tell;
  private final List<RwciMember> numbered = new ArrayList<>();
  private final List<ChatMasterMember> bare = new ArrayList<>();
  private final List<String> misses = new ArrayList<>();
  private final List<Participant> participants = new ArrayList<>();

  /** A run in which these troubles come by turns. */
  Run(Patient hub, List<Trouble> troubles, long seed, Consumer<String> tell) {
    this(hub, troubles, Crew.six(hub), seed, tell);
  }

  /** Likewise, with another crew. */
  Run(Patient hub, List<Trouble> troubles, Crew crew, long seed, Consumer<String> tell) {
    this.hub = hub;
    this.troubles = troubles;
    this.random = new Random(seed);
    this.tell = tell;
    numbered.addAll(crew.numbered());
    bare.addAll(crew.bare());
    Stream.concat(numbered.stream(), bare.stream()).forEach(member -> participants.add(
        new Participant(member, crew.silent(member) ? 0 : crew.pauseMillis(), random.nextLong())));
  }

  /** Returns what was wrong with who was said to be present after troubles. */
  List<String> misses() {
    return List.copyOf(misses);
  }

  /** Has everybody talk through so many troubles, each after a time by chance. */
  Evidence through(int rounds) throws InterruptedException {
    try (Felt felt = new Felt(participants)) {
      for (int round = 1; round <= rounds; round++) {
        everybodyIsBack();
        load(true);
        LockSupport.parkNanos(random.nextLong(LONGEST_LOAD_MILLIS) * 1_000_000);
        Trouble trouble = troubles.get((round - 1) % troubles.size());
        tell.accept("round " + round + " of " + rounds + ": " + trouble);
        felt.begin();
        cause(trouble);
        everybodyIsBack();
        misses.addAll(hub.misses(participants.stream().map(Participant::name).collect(Collectors.toSet())));
        tell.accept(trouble + ": " + felt.told());
      }
      everybodyIsBack();
      LockSupport.parkNanos(500_000_000);
      load(false);
      return finish();
    } finally {
      for (Participant participant : participants) {
        participant.end();
      }
    }
  }

  private void cause(Trouble trouble) {
    if (trouble == Trouble.CUT) {
      participants.get(random.nextInt(numbered.size())).cut();
      participants.get(numbered.size() + random.nextInt(bare.size())).cut();
    } else {
      hub.suffer(trouble);
    }
  }

  private void load(boolean on) {
    participants.forEach(participant -> participant.load(on));
  }

  private void everybodyIsBack() {
    for (Participant participant : participants) {
      Await.until(participant.name() + " is connected and has what it missed", participant::connected);
    }
  }

  /** Says a last word, waits until all have heard it, and reads the log. The verdict deals with those who do not. */
  private Evidence finish() throws InterruptedException {
    try (RwciClient reader = RwciClient.connect(hub.http())) {
      reader.enter("zoe", "a long enough password", "ids", "history");
      String end = "zoe #1 that is all";
      Id last = RwciMember.line(reader.say(end).await("message", "message", end)).id();
      for (Participant participant : participants) {
        if (!participant.hears(end, QUIET)) {
          tell.accept(participant.name() + " did not hear the end within " + QUIET.toSeconds() + " s");
        }
      }
      Map<String, List<String>> sent = new HashMap<>(Map.of("zoe", List.of(end)));
      for (Participant participant : participants) {
        sent.put(participant.name(), participant.end());
      }
      List<Line> log = new ArrayList<>(RwciMember.logBefore(reader, last));
      log.add(new Line(last, "zoe", end));
      return new Evidence(sent, log,
          numbered.stream().map(member -> new Numbered(member.name(), member.connections())).toList(),
          bare.stream().map(member -> new Bare(member.name(), member.connections())).toList());
    }
  }
}
