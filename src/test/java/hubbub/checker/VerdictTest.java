package hubbub.checker;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.checker.Evidence.Bare;
import hubbub.checker.Evidence.Connection;
import hubbub.checker.Evidence.Heard;
import hubbub.checker.Evidence.Hearing;
import hubbub.checker.Evidence.Numbered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Map<String, List<String>> SENT = Map.of(
      "ada", texts("ada", 1, 3, 5, 7), "bob", texts("bob", 2, 4, 6, 8));

  private List<Line> log = lines(1, 2, 3, 4, 5, 6, 7, 8);
  private Map<String, List<String>> sent = SENT;
  private Connection first = live(lines(1, 2, 3), false);
  private Connection second = new Connection(Optional.of(id(3)), lines(4, 5), true, lines(6, 7, 8), true);
  private List<Hearing> hearings = List.of(hearing(false, 2, 4), hearing(true, 8));

  private static String author(int number) {
    return number % 2 == 1 ? "ada" : "bob";
  }

  private static List<String> texts(String author, int... numbers) {
    return IntStream.of(numbers).mapToObj(number -> author + " #" + number).toList();
  }

  private static Id id(long number) {
    return new Id("e", number);
  }

  private static Line line(int number) {
    return new Line(id(number), author(number), author(number) + " #" + number);
  }

  private static List<Line> lines(int... numbers) {
    return IntStream.of(numbers).mapToObj(VerdictTest::line).toList();
  }

  private static Connection live(List<Line> lines, boolean lasted) {
    return new Connection(Optional.empty(), List.of(), true, lines, lasted);
  }

  private static Hearing hearing(boolean lasted, int... numbers) {
    return new Hearing(Arrays.stream(numbers).mapToObj(number -> new Heard(author(number), line(number).text()))
        .toList(), lasted);
  }

  private List<String> findings() {
    return Verdict.on(new Evidence(sent, log, List.of(new Numbered("cyd", List.of(first, second))),
        List.of(new Bare("ada", hearings))));
  }

  private void assertOnly(String finding) {
    assertThat(findings()).isNotEmpty().allSatisfy(found -> assertThat(found).startsWith(finding));
  }

  @Test
  @DisplayName("A run in which everybody saw the same, with a resumed gap, is good")
  void rightHistory_isGood() {
    assertThat(findings()).isEmpty();
  }

  @Test
  @DisplayName("What was sent but never seen may be missing: nobody acknowledged it")
  void unacknowledged_mayBeMissing() {
    sent = Map.of("ada", texts("ada", 1, 3, 5, 7, 9), "bob", texts("bob", 0, 2, 4, 6, 8));
    assertThat(findings()).isEmpty();
  }

  @Test
  @DisplayName("Resuming may tell again what came by itself meanwhile")
  void overlapOfResumedAndLive_isGood() {
    second = new Connection(Optional.of(id(3)), lines(4, 5, 6, 7), true, lines(6, 7, 8), true);
    assertThat(findings()).isEmpty();
  }

  @Test
  @DisplayName("A message somebody saw that is not in the log is lost")
  void seenButNotInLog_isLost() {
    log = lines(1, 2, 4, 5, 6, 7, 8);
    assertOnly("lost");
  }

  @Test
  @DisplayName("A message only the member without numbers heard that is not in the log is lost")
  void heardButNotInLog_isLost() {
    hearings = List.of(hearing(false, 2, 4, 10), hearing(true, 8));
    assertOnly("lost: ada heard");
  }

  @Test
  @DisplayName("A hole between two connections that resuming did not fill is a loss")
  void holeBetweenConnections_isLost() {
    second = new Connection(Optional.of(id(3)), lines(5), true, lines(6, 7, 8), true);
    assertOnly("lost: cyd never got");
  }

  @Test
  @DisplayName("A hole in what came by itself is a loss, though resuming tells the message later")
  void holeInLive_isLost() {
    first = live(lines(1, 3), false);
    second = new Connection(Optional.of(id(1)), lines(2, 3, 4, 5), true, lines(6, 7, 8), true);
    assertOnly("lost: cyd stayed connected");
  }

  @Test
  @DisplayName("A member that stayed to the end and misses the last message lost it")
  void missingTail_isLost() {
    second = new Connection(Optional.of(id(3)), lines(4, 5), true, lines(6, 7), true);
    assertOnly("lost: cyd never got");
    second = new Connection(Optional.of(id(3)), lines(4, 5), true, lines(6, 7), false);
    assertThat(findings()).isEmpty();
  }

  @Test
  @DisplayName("A member without numbers that stayed and misses one lost it, in the middle and at the end")
  void holeOfTheBare_isLost() {
    hearings = List.of(hearing(true, 2, 6, 8));
    assertOnly("lost: ada stayed connected");
    hearings = List.of(hearing(true, 2, 4, 6));
    assertOnly("lost: ada stayed to the end");
  }

  @Test
  @DisplayName("A log that starts anew, or whose gap cannot be recovered, lost the old one")
  void newEpoch_isFound() {
    List<Line> two = new ArrayList<>(lines(1, 2, 3));
    two.add(new Line(new Id("f", 4), "bob", "bob #4"));
    log = two;
    first = live(lines(1, 2, 3), false);
    second = new Connection(Optional.of(id(3)), List.of(), false, List.of(), false);
    hearings = List.of();
    assertThat(findings()).anySatisfy(found -> assertThat(found).startsWith("order: in the log f:4"))
        .anySatisfy(found -> assertThat(found).startsWith("lost: cyd could not get all"));
  }

  @Test
  @DisplayName("A message that the log has twice is doubled, under whichever number")
  void doubledInLog_isFound() {
    List<Line> twice = new ArrayList<>(lines(1, 2, 3, 4, 5, 6, 7, 8));
    twice.add(new Line(id(9), "bob", "bob #8"));
    log = twice;
    assertThat(findings()).anySatisfy(found -> assertThat(found).startsWith("doubled: the log"));
  }

  @Test
  @DisplayName("A message that comes twice on one connection is doubled")
  void doubledLive_isFound() {
    first = live(lines(1, 2, 2, 3), false);
    assertOnly("doubled: cyd");
    first = live(lines(1, 2, 3, 2), false);
    assertOnly("doubled: cyd");
  }

  @Test
  @DisplayName("A message that resuming tells though it was seen before the gap is doubled")
  void doubledByResuming_isFound() {
    second = new Connection(Optional.of(id(3)), lines(3, 4, 5), true, lines(6, 7, 8), true);
    assertOnly("doubled: cyd asked");
  }

  @Test
  @DisplayName("A message heard twice is doubled, on one connection and over two")
  void doubledHeard_isFound() {
    hearings = List.of(hearing(true, 2, 4, 4, 6, 8));
    assertOnly("doubled: ada");
    hearings = List.of(hearing(false, 2, 4), hearing(true, 4, 6, 8));
    assertOnly("doubled: ada");
  }

  @Test
  @DisplayName("Two members that saw two orders are found, with numbers and without")
  void reordered_isFound() {
    first = live(lines(2, 1, 3), false);
    assertOnly("order: cyd");
    first = live(lines(1, 2, 3), false);
    hearings = List.of(hearing(true, 4, 2, 6, 8));
    assertThat(findings()).anySatisfy(found -> assertThat(found).startsWith("doubled or order: ada"));
  }

  @Test
  @DisplayName("A log whose numbers go back, or that has an author's messages in another order, is found")
  void logOutOfOrder_isFound() {
    log = lines(1, 2, 3, 5, 4, 6, 7, 8);
    assertThat(findings()).anySatisfy(found -> assertThat(found).startsWith("order: in the log e:4"));
    log = lines(1, 2, 3, 4, 5, 6, 7, 8);
    sent = Map.of("ada", texts("ada", 3, 1, 5, 7), "bob", SENT.get("bob"));
    assertOnly("order: 'ada #3' was sent");
  }

  @Test
  @DisplayName("One number for two texts, and a text nobody sent, are found")
  void changed_isFound() {
    first = live(List.of(line(1), new Line(id(2), "bob", "bob #99"), line(3)), false);
    assertThat(findings()).anySatisfy(found -> assertThat(found).startsWith("changed: cyd"));
    log = List.of(new Line(id(1), "eve", "eve #1"));
    assertThat(findings()).anySatisfy(found -> assertThat(found).startsWith("invented"));
  }
}
