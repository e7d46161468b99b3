package hubbub.checker;

import hubbub.checker.Evidence.Bare;
import hubbub.checker.Evidence.Connection;
import hubbub.checker.Evidence.Heard;
import hubbub.checker.Evidence.Hearing;
import hubbub.checker.Evidence.Numbered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Judges a run. Whatever anybody saw counts as acknowledged and must stand in the log, where it was seen; what a member
 * saw on one connection must be a stretch of the log without a hole; and what it missed between two connections it must
 * have got by resuming. Pure: the same evidence gives the same findings.
 */
final class Verdict {
  private final Evidence evidence;
  private final List<String> findings = new ArrayList<>();
  private final Map<Id, Integer> placeOfId = new HashMap<>();
  private final Map<String, Integer> placeOfText = new HashMap<>();

  private Verdict(Evidence evidence) {
    this.evidence = evidence;
  }

  /** What is wrong; empty = the promise was kept. */
  static List<String> on(Evidence evidence) {
    Verdict verdict = new Verdict(evidence);
    verdict.log();
    evidence.numbered().forEach(verdict::numbered);
    evidence.bare().forEach(verdict::bare);
    return List.copyOf(verdict.findings);
  }

  /** The log has one order, nothing twice, and only what was sent, in the order each author sent it. */
  private void log() {
    Map<String, Map<String, Integer>> sent = numbersOfTexts();
    Map<String, Integer> last = new HashMap<>();
    for (int place = 0; place < evidence.log().size(); place++) {
      Line line = evidence.log().get(place);
      if (place > 0 && !line.id().follows(evidence.log().get(place - 1).id())) {
        find("order: in the log %s stands behind %s", line.id(), evidence.log().get(place - 1).id());
      }
      placeOfId.put(line.id(), place);
      Integer other = placeOfText.putIfAbsent(line.text(), place);
      if (other != null) {
        find("doubled: the log has '%s' at %s and at %s", line.text(), evidence.log().get(other).id(), line.id());
      }
      int number = sent.getOrDefault(line.author(), Map.of()).getOrDefault(line.text(), -1);
      if (number < 0) {
        find("invented: the log has '%s' of %s, who never sent it", line.text(), line.author());
      } else if (number < last.getOrDefault(line.author(), -1)) {
        find("order: '%s' was sent before what the log has in front of it", line.text());
      }
      last.merge(line.author(), number, Math::max);
    }
  }

  private Map<String, Map<String, Integer>> numbersOfTexts() {
    Map<String, Map<String, Integer>> all = new HashMap<>();
    evidence.sent().forEach((author, texts) -> {
      Map<String, Integer> numbers = all.computeIfAbsent(author, name -> new HashMap<>());
      for (int number = 0; number < texts.size(); number++) {
        numbers.put(texts.get(number), number);
      }
    });
    return all;
  }

  private void numbered(Numbered member) {
    TreeSet<Integer> seen = new TreeSet<>();
    boolean lasted = false;
    for (Connection connection : member.connections()) {
      lasted = connection.lasted();
      List<Integer> missed = places(member.name(), connection.missed());
      List<Integer> live = places(member.name(), connection.live());
      ascending(member.name() + " resuming", missed);
      stretch(member.name(), live);
      connection.resumedAfter().ifPresent(after -> resumed(member.name(), connection, after));
      seen.addAll(missed);
      seen.addAll(live);
    }
    if (!seen.isEmpty()) {
      int end = lasted ? evidence.log().size() - 1 : seen.last();
      whole(member.name(), seen, end);
    }
  }

  private void resumed(String name, Connection connection, Id after) {
    if (!connection.recovered()) {
      find("lost: %s could not get all that came after %s", name, after);
    }
    connection.missed().stream().filter(line -> !line.id().follows(after)).findFirst()
        .ifPresent(line -> find("doubled: %s asked for what came after %s and was told %s again", name, after,
            line.id()));
  }

  /** Where each line stands in the log; one that does not stand there as it was seen is a finding. */
  private List<Integer> places(String name, List<Line> lines) {
    List<Integer> places = new ArrayList<>();
    for (Line line : lines) {
      Integer place = placeOfId.get(line.id());
      if (place == null) {
        find("lost: %s saw %s '%s', which is not in the log", name, line.id(), line.text());
      } else if (!evidence.log().get(place).equals(line)) {
        find("changed: %s saw %s, the log has %s", name, line, evidence.log().get(place));
      } else {
        places.add(place);
      }
    }
    return places;
  }

  private void whole(String name, TreeSet<Integer> seen, int end) {
    for (int place = seen.first(); place <= end; place++) {
      if (!seen.contains(place)) {
        find("lost: %s never got %s", name, evidence.log().get(place));
      }
    }
  }

  /** What comes by itself has no hole, whether or not resuming filled it later. */
  private void stretch(String name, List<Integer> places) {
    if (ascending(name, places)) {
      for (int i = 1; i < places.size(); i++) {
        if (places.get(i) != places.get(i - 1) + 1) {
          find("lost: %s stayed connected and did not get %s", name, evidence.log().get(places.get(i - 1) + 1));
        }
      }
    }
  }

  private boolean ascending(String name, List<Integer> places) {
    boolean good = true;
    for (int i = 1; i < places.size(); i++) {
      if (places.get(i) <= places.get(i - 1)) {
        good = false;
        find("%s: %s got %s after %s", places.subList(0, i).contains(places.get(i)) ? "doubled" : "order", name,
            evidence.log().get(places.get(i)), evidence.log().get(places.get(i - 1)));
      }
    }
    return good;
  }

  private void bare(Bare member) {
    List<Line> others = evidence.log().stream().filter(line -> !line.author().equals(member.name())).toList();
    Map<String, Integer> places = new HashMap<>();
    for (int place = 0; place < others.size(); place++) {
      places.putIfAbsent(others.get(place).text(), place);
    }
    int reached = -1;
    for (Hearing hearing : member.connections()) {
      int before = reached;
      for (Heard heard : hearing.live()) {
        Optional<Integer> place = Optional.ofNullable(places.get(heard.text()));
        if (place.isEmpty() || !others.get(place.get()).author().equals(heard.author())) {
          find("lost: %s heard %s, which is not in the log", member.name(), heard);
        } else {
          step(member.name(), others, place.get(), reached, before == reached);
          reached = Math.max(reached, place.get());
        }
      }
      if (hearing.lasted() && reached < others.size() - 1) {
        find("lost: %s stayed to the end and did not get %s", member.name(), others.get(reached + 1));
      }
    }
  }

  private void step(String name, List<Line> others, int place, int reached, boolean first) {
    if (place <= reached) {
      find("%s: %s heard %s after %s", place == reached ? "doubled" : "doubled or order", name, others.get(place),
          others.get(reached));
    } else if (!first && place != reached + 1) {
      find("lost: %s stayed connected and did not get %s", name, others.get(reached + 1));
    }
  }

  private void find(String finding, Object... details) {
    findings.add(finding.formatted(details));
  }
}
