package hubbub.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contract.Fault;
import hubbub.contract.rooms.Doing;
import hubbub.contract.rooms.Doings;
import hubbub.contract.rooms.Show;
import hubbub.store.Durability;
import hubbub.store.Pending;
import hubbub.store.Store;
import hubbub.store.embedded.EmbeddedStore;
import hubbub.testing.Await;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivitiesTest {
  private static final Doing ANN = new Doing("Ann", "match", "1");
  private static final Doing BOB = new Doing("bob", "match", "1");

  private final Vertx vertx = Vertx.vertx();
  private final List<Doings> told = new ArrayList<>();
  private Store store;
  private Activities activities;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = Await.result(EmbeddedStore.open(vertx, folder));
    activities = new Activities(shown(), told::add);
  }

  @AfterEach
  void close() {
    Await.result(store.close());
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("Of a whole list only what is different from the last one is told")
  void list_tellsWhatChanged() {
    take(0, ANN, BOB);
    take(1, BOB, ANN);
    take(2, BOB);
    assertThat(told).containsExactly(
        new Doings("match", List.of(ANN, BOB)), new Doings("match", List.of(new Doing("Ann", "match", ""))));
    assertThat(activities.of("bob")).containsExactly(BOB);
    assertThat(activities.of("ann")).isEmpty();
  }

  @Test
  @DisplayName("What was not told again for half a minute is over")
  void silence_isAnEnd() {
    take(0, ANN);
    activities.forget(30_000);
    assertThat(activities.of("ann")).containsExactly(ANN);
    activities.forget(30_001);
    assertThat(activities.of("ann")).isEmpty();
    assertThat(told.getLast()).isEqualTo(new Doings("match", List.of(new Doing("Ann", "match", ""))));
  }

  @Test
  @DisplayName("What is hidden is told to nobody while it lasts, nor when it ends, also after a new start")
  void hidden_isUntold() {
    Await.result(activities.show(new Show("ANN", List.of())));
    take(0, ANN, BOB);
    assertThat(told).containsExactly(new Doings("match", List.of(BOB)));
    take(1, BOB);
    assertThat(told).hasSize(1);
    Shown later = shown();
    Await.result(later.load());
    assertThat(later.shows("ann", "match")).isFalse();
    assertThat(later.of("ann").what()).isEmpty();
    assertThat(later.shows("bob", "match")).isTrue();
  }

  @Test
  @DisplayName("Who hides is told to have ended, and who shows again to have begun")
  void choice_countsAtOnce() {
    take(0, ANN);
    Await.result(activities.show(new Show("ann", List.of())));
    Await.result(activities.show(new Show("ann", List.of("match"))));
    assertThat(told).extracting(changed -> changed.people().getFirst().where()).containsExactly("1", "", "1");
  }

  @Test
  @DisplayName("Who is at a terminal or console is told only of those who have chosen that")
  void terminalAndConsole_areHiddenAtFirst() {
    Doing sits = new Doing("Ann", "console", "console");
    Await.result(activities.take(new Doings("console", List.of(sits)), 0));
    assertThat(told).isEmpty();
    assertThat(activities.of("ann")).isEmpty();
    Await.result(activities.show(new Show("ann", List.of("console", "match"))));
    assertThat(told).containsExactly(new Doings("console", List.of(sits)));
    assertThat(activities.of("ann")).containsExactly(sits);
  }

  @Test
  @DisplayName("There is no list, and nothing to show, of a kind that is none")
  void unknownKind_isRefused() {
    assertThatThrownBy(() -> activities.take(new Doings("dreams", List.of()), 0)).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> activities.show(new Show("ann", List.of("dreams")))).isInstanceOf(Fault.class);
  }

  private void take(long steady, Doing... people) {
    Await.result(activities.take(new Doings("match", List.of(people)), steady));
  }

  private Shown shown() {
    return new Shown(store.keyValues("shown", Durability.EVERYSEC), new Pending());
  }
}
