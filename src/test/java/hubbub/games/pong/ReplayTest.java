package hubbub.games.pong;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.games.Seat;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ObjLongConsumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same commands before the same ticks make the same match; records compare their numbers bit for bit. */
class ReplayTest {
  private static final Rules LONG = new Rules(99, 3_600);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("A match played again is the same in every tick")
  void sameCommands_sameMatch(long seed) {
    assertSame(played(10_000, wild(seed), pong -> pong), played(10_000, wild(seed), pong -> pong));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("So is one that is kept as text and taken up again after every tick, with commands waiting")
  void keptMatch_goesOnTheSame(long seed) {
    List<Pong.Kept> again = played(10_000, wild(seed), ReplayTest::keptAsText);

    assertSame(again, played(10_000, wild(seed), pong -> pong));
    assertThat(again.stream().anyMatch(kept -> kept.left().waiting().size() > 3)).isTrue();
    assertThat(again.stream().anyMatch(Pong.Kept::bounced)).isTrue();
    assertThat(again.getLast().leftScore() + again.getLast().rightScore()).isGreaterThan(9);
  }

  @Test
  @DisplayName("Other commands make another match")
  void otherCommands_otherMatch() {
    assertThat(played(1_000, wild(1), pong -> pong).equals(played(1_000, wild(2), pong -> pong))).isFalse();
  }

  @Test
  @DisplayName("If nobody moves, each ball is returned once and missed once: five to four after 4,401 ticks")
  void idleMatch_isFiveToFour() {
    Pong pong = new Pong(Rules.STANDARD);
    List<Long> points = new ArrayList<>();
    for (long tick = 1; pong.winner().isEmpty(); tick++) {
      int before = pong.leftScore() + pong.rightScore();
      pong.step();
      if (pong.leftScore() + pong.rightScore() > before) {
        points.add(tick);
      }
    }

    // 161 ticks until the resting paddle is reached on the way back from the bottom, 328 across the field and out.
    assertThat(points).containsExactly(489L, 978L, 1_467L, 1_956L, 2_445L, 2_934L, 3_423L, 3_912L, 4_401L);
    assertThat(pong.leftScore()).isEqualTo(4);
    assertThat(pong.winner()).contains(Seat.CHALLENGER);
  }

  @Test
  @DisplayName("A busy match is, to the last bit, as a second program made it from the text of the rules")
  void busyMatch_isAsWorkedOutElsewhere() {
    List<Pong.Kept> match = played(5_196, ReplayTest::busy, pong -> pong);

    assertThat(match.get(999).ball())
        .isEqualTo(new Ball.Kept(0.35599999999999987, 0.9041450779999074, -0.3, -0.252734599999965));
    assertThat(match.get(2_999).ball())
        .isEqualTo(new Ball.Kept(0.2719999999999998, 0.7675999999999878, -0.3, 0.08399999999999941));
    assertThat(match.get(2_999).left().y()).isEqualTo(0.481);
    assertThat(match.get(2_999).right().y()).isEqualTo(0.477);
    assertThat(match.getLast().left().y()).isEqualTo(0.506);
    assertThat(match.getLast().right().y()).isEqualTo(0.45999999999999996);
    assertThat(match.getLast()).extracting(Pong.Kept::leftScore, Pong.Kept::rightScore).containsExactly(5, 3);
  }

  private static List<Pong.Kept> played(int ticks, ObjLongConsumer<Pong> commands, UnaryOperator<Pong> between) {
    List<Pong.Kept> states = new ArrayList<>();
    Pong pong = new Pong(LONG);
    for (long tick = 0; tick < ticks; tick++) {
      commands.accept(pong, tick);
      pong = between.apply(pong);
      pong.step();
      states.add(pong.kept());
    }
    return states;
  }

  private static Pong keptAsText(Pong pong) {
    return new Pong(LONG, PongJson.kept(new JsonObject(PongJson.state(pong.kept(), 1).encode())));
  }

  private static void assertSame(List<Pong.Kept> one, List<Pong.Kept> other) {
    assertThat(one).hasSameSizeAs(other);
    for (int i = 0; i < one.size(); i++) {
      assertThat(one.get(i)).isEqualTo(other.get(i));
    }
  }

  /** Both players hammer on their keys, now and then faster than the ticks. */
  private static ObjLongConsumer<Pong> wild(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return (pong, tick) -> {
      for (int i = random.nextInt(20) == 0 ? 15 : random.nextInt(2); i > 0; i--) {
        pong.order(Seat.values()[random.nextInt(2)], Command.values()[random.nextInt(4)]);
      }
    };
  }

  private static void busy(Pong pong, long tick) {
    long choice = (tick * 7_919 + 13) % 101;
    if (choice < 60) {
      pong.order(Seat.HOST, Command.values()[(int) (tick / 17 % 4)]);
    }
    if (choice > 30) {
      pong.order(Seat.CHALLENGER, Command.values()[(int) ((tick / 23 + 1) % 4)]);
    }
  }
}
