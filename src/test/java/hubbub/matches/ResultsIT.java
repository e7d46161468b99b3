package hubbub.matches;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.matches.Result;
import hubbub.contract.matches.ResultQuery;
import hubbub.contract.matches.ResultQuery.Order;
import hubbub.store.Durability;
import hubbub.store.KeyValueStore;
import hubbub.store.Store;
import hubbub.store.embedded.EmbeddedStore;
import hubbub.testing.Await;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsIT {
  private static final long START = 1_800_000_000_000L;

  @TempDir
  private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private Store store;
  private KeyValueStore values;
  private Results results;

  @BeforeEach
  void open() {
    store = Await.result(EmbeddedStore.open(vertx, folder));
    values = store.keyValues("matches", Durability.EVERYSEC);
    results = new Results(values);
  }

  @AfterEach
  void end() {
    Await.result(store.close());
    Await.result(vertx.close());
  }

  @Test
  @DisplayName("Results are found by who played, won or lost, in any capitals, and all of these together")
  void names_filter() {
    put(1, "Ann", "Bob");
    put(2, "Bob", "Ann");
    put(3, "Cleo", "Ann");
    put(4, "Ann/x", "Bob");
    assertThat(ids("ann", "", "")).containsExactly(3L, 2L, 1L);
    assertThat(ids("", "ANN", "")).containsExactly(1L);
    assertThat(ids("", "", "ann")).containsExactly(3L, 2L);
    assertThat(ids("bob", "", "ann")).containsExactly(2L);
    assertThat(ids("ann", "ann", "bob")).containsExactly(1L);
    assertThat(ids("", "cleo", "bob")).isEmpty();
    assertThat(ids("nobody", "", "")).isEmpty();
    assertThat(ids("\n", "", "")).isEmpty();
    assertThat(ids("", "", "")).containsExactly(4L, 3L, 2L, 1L);
  }

  @Test
  @DisplayName("Times include both ends, and the order is that of the ends of matches, not of their numbers")
  void times_filter() {
    put(3, 10, "Ann", "Bob");
    put(1, 20, "Ann", "Bob");
    put(2, 30, "Ann", "Bob");
    assertThat(ids(query(START + 20, 0, Order.NEWEST_FIRST, 10))).containsExactly(2L, 1L);
    assertThat(ids(query(0, START + 20, Order.NEWEST_FIRST, 10))).containsExactly(1L, 3L);
    assertThat(ids(query(START + 11, START + 29, Order.NEWEST_FIRST, 10))).containsExactly(1L);
    assertThat(ids(query(START + 10, START + 30, Order.OLDEST_FIRST, 10))).containsExactly(3L, 1L, 2L);
    assertThat(ids(query(0, 0, Order.OLDEST_FIRST, 2))).containsExactly(3L, 1L);
    assertThat(ids(query(0, 0, Order.NEWEST_FIRST, 2))).containsExactly(2L, 1L);
  }

  @Test
  @DisplayName("More results than one page of the store are found in order, however they are filtered")
  void manyResults_areFound() {
    IntStream.rangeClosed(1, 1_300).forEach(id -> put(id, id % 2 == 0 ? "Ann" : "Cleo", "Bob"));
    assertThat(ids(query(0, 0, Order.NEWEST_FIRST, 1_000)))
        .isEqualTo(LongStream.iterate(1_300, id -> id - 1).limit(1_000).boxed().toList());
    assertThat(ids(query(0, 0, Order.OLDEST_FIRST, 1_000)))
        .isEqualTo(LongStream.rangeClosed(1, 1_000).boxed().toList());
    assertThat(ids("", "ann", "")).hasSize(650).startsWith(1_300L, 1_298L).endsWith(4L, 2L);
    // Going on with the time of the last one reaches the rest.
    assertThat(ids(query(0, START + 300, Order.NEWEST_FIRST, 1_000)))
        .isEqualTo(LongStream.iterate(300, id -> id - 1).limit(300).boxed().toList());
  }

  @Test
  @DisplayName("One result is found by its number as it was stored")
  void one_isFound() {
    Result stored = put(17, "Ann", "Bob");
    assertThat(Await.result(results.one(17))).isEqualTo(stored);
  }

  private Result put(long id, String winner, String loser) {
    return put(id, id, winner, loser);
  }

  private Result put(long id, long end, String winner, String loser) {
    Result result = new Result(id, "pong", winner, loser, START, START + end, 5, 3, 1_000, 1_000, 1_050, 950, false);
    Await.result(values.commit(Results.writes(result)));
    return result;
  }

  private List<Long> ids(String player, String winner, String loser) {
    return ids(new ResultQuery(player, winner, loser, 0, 0, Order.NEWEST_FIRST, 1_000));
  }

  private List<Long> ids(ResultQuery query) {
    return Await.result(results.find(query)).results().stream().map(Result::id).toList();
  }

  private static ResultQuery query(long after, long before, Order order, int limit) {
    return new ResultQuery("", "", "", after, before, order, limit);
  }
}
