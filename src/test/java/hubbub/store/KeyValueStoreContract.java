package hubbub.store;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.testing.Await;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link KeyValueStore} promises. */
public abstract class KeyValueStoreContract extends StoreContract {
  private KeyValueStore values;

  @BeforeEach
  final void space() {
    values = store.keyValues(SPACE, Durability.ALWAYS);
  }

  @Test
  @DisplayName("A key that was never put is empty.")
  void unknownKey_empty() {
    assertThat(await(values.get("nobody"))).isEmpty();
  }

  @Test
  @DisplayName("A value that was put is read back with its version and without an end.")
  void put_readBack() {
    await(values.put("key", bytes("value")));

    Entry entry = await(values.get("key")).orElseThrow();
    assertThat(entry.key()).isEqualTo("key");
    assertThat(entry.value()).isEqualTo(bytes("value"));
    assertThat(entry.version()).isPositive();
    assertThat(entry.expiresAt()).isZero();
  }

  @Test
  @DisplayName("Every change gives a higher version, also after the key was deleted and the store opened again.")
  void changes_versionRises() throws Exception {
    List<Long> versions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      await(values.put("key", bytes("same")));
      versions.add(await(values.get("key")).orElseThrow().version());
    }
    await(values.delete("key"));
    reopen();
    space();
    await(values.put("key", bytes("same")));
    versions.add(await(values.get("key")).orElseThrow().version());

    assertThat(versions).isSorted().doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("A deleted key is gone, and deleting what is not there is harmless.")
  void delete_gone() {
    await(values.put("key", bytes("value")));

    await(values.delete("key"));
    await(values.delete("never there"));

    assertThat(await(values.get("key"))).isEmpty();
  }

  @Test
  @DisplayName("A commit whose expected versions hold makes all its changes.")
  void commitWithVersions_allChanges() {
    await(values.put("one", bytes("1")));
    await(values.put("two", bytes("2")));
    long one = await(values.get("one")).orElseThrow().version();
    long two = await(values.get("two")).orElseThrow().version();

    assertThat(await(values.commit(List.of(
        Write.put("one", bytes("new")).ifVersion(one),
        new Write.Delete("two", two),
        Write.put("three", bytes("3")).ifVersion(Write.ABSENT),
        Write.check("four", Write.ABSENT))))).isTrue();

    assertThat(await(values.get("one")).orElseThrow().value()).isEqualTo(bytes("new"));
    assertThat(await(values.get("two"))).isEmpty();
    assertThat(await(values.get("three"))).isPresent();
  }

  @Test
  @DisplayName("A commit with one version that does not hold makes no change at all.")
  void commitWithWrongVersion_noChange() {
    await(values.put("one", bytes("1")));
    long version = await(values.get("one")).orElseThrow().version();

    List<List<Write>> refused = List.of(
        List.of(Write.put("two", bytes("2")), Write.put("one", bytes("x")).ifVersion(version + 1)),
        List.of(Write.put("two", bytes("2")), Write.put("one", bytes("x")).ifVersion(Write.ABSENT)),
        List.of(Write.put("two", bytes("2")), new Write.Delete("one", version + 7)),
        List.of(Write.check("one", Write.ABSENT), Write.put("two", bytes("2"))),
        List.of(Write.put("two", bytes("2")), Write.check("three", version)));

    for (List<Write> writes : refused) {
      assertThat(await(values.commit(writes))).isFalse();
    }
    assertThat(await(values.get("two"))).isEmpty();
    assertThat(await(values.get("one")).orElseThrow().version()).isEqualTo(version);
  }

  @Test
  @DisplayName("Of many commits that expect the same version, exactly one is made.")
  void raceOnOneVersion_oneWins() {
    await(values.put("key", bytes("old")));
    long version = await(values.get("key")).orElseThrow().version();

    List<Future<Boolean>> commits = IntStream.range(0, 50)
        .mapToObj(i -> values.commit(List.of(Write.put("key", bytes("new " + i)).ifVersion(version)))).toList();

    assertThat(commits.stream().filter(commit -> await(commit)).count()).isEqualTo(1);
  }

  @Test
  @DisplayName("A read after a commit has completed sees it.")
  void readAfterCommit_seesIt() {
    for (int i = 0; i < 50; i++) {
      String text = "value " + i;
      assertThat(await(values.put("key", bytes(text)).compose(done -> values.get("key"))).orElseThrow().value())
          .isEqualTo(bytes(text));
    }
  }

  @Test
  @DisplayName("An expired key is as one that was never there.")
  void expired_asAbsent() {
    await(values.commit(List.of(
        Write.put("gone", bytes("x")).expiringAt(System.currentTimeMillis() - 1),
        Write.put("later", bytes("x")).expiringAt(System.currentTimeMillis() + 3_600_000))));

    assertThat(await(values.get("gone"))).isEmpty();
    assertThat(await(values.get("later"))).isPresent();
    assertThat(await(values.scan("", "", 10))).extracting(Entry::key).containsExactly("later");
    assertThat(await(values.commit(List.of(Write.put("gone", bytes("y")).ifVersion(Write.ABSENT))))).isTrue();
    assertThat(await(values.get("gone")).orElseThrow().expiresAt()).isZero();
  }

  @Test
  @DisplayName("A key expires at its time, without anybody touching it.")
  void timePasses_keyExpires() {
    await(values.commit(List.of(Write.put("soon", bytes("x")).expiringAt(System.currentTimeMillis() + 300))));

    Await.until("the key has expired", () -> await(values.get("soon")).isEmpty());
  }

  @Test
  @DisplayName("A scan returns the keys of a prefix in the order of their UTF-8 bytes, page by page.")
  void scan_orderedPages() {
    // U+FF5E sorts behind U+1F600 as UTF-16, and before it as UTF-8.
    List<String> keys = List.of("a", "a/", "a/1", "a/10", "a/2", "a/\u00e9", "a/\uff5e", "a/\ud83d\ude00", "b");
    await(values.commit(keys.stream().sorted().map(key -> (Write) Write.put(key, bytes(key))).toList()));

    assertThat(await(values.scan("", "", 100))).extracting(Entry::key).containsExactlyElementsOf(keys);
    assertThat(await(values.scan("a/", "", 3))).extracting(Entry::key).containsExactly("a/", "a/1", "a/10");
    assertThat(await(values.scan("a/", "a/10", 3))).extracting(Entry::key)
        .containsExactly("a/2", "a/\u00e9", "a/\uff5e");
    assertThat(await(values.scan("a/", "a/\uff5e", 3))).extracting(Entry::key).containsExactly("a/\ud83d\ude00");
    assertThat(await(values.scan("a/", "b", 3))).isEmpty();
    assertThat(await(values.scan("c", "", 3))).isEmpty();
    assertThat(await(values.scan("a/1", "", 9))).extracting(Entry::value).containsExactly(bytes("a/1"), bytes("a/10"));
  }

  @Test
  @DisplayName("Two namespaces do not see each other's keys.")
  void namespaces_apart() {
    KeyValueStore other = store.keyValues("space2", Durability.EVERYSEC);
    await(values.put("key", bytes("one")));
    await(other.put("key", bytes("two")));

    assertThat(await(values.get("key")).orElseThrow().value()).isEqualTo(bytes("one"));
    assertThat(await(values.scan("", "", 10))).hasSize(1);
    await(other.delete("key"));
    assertThat(await(values.get("key"))).isPresent();
  }

  @Test
  @DisplayName("What was committed is there when the store is opened again, binary values and empty ones too.")
  void reopened_allThere() throws Exception {
    Buffer binary = Buffer.buffer(new byte[] {0, -1, 127, 10, 13, -128});
    await(values.put("binary", binary));
    await(values.put("empty", Buffer.buffer()));
    await(values.put("\u00fc \n key", bytes("odd key")));
    await(values.put("gone", bytes("x")));
    await(values.delete("gone"));
    List<Entry> before = await(values.scan("", "", 10));

    reopen();
    space();

    assertThat(await(values.scan("", "", 10))).isEqualTo(before).hasSize(3);
    assertThat(await(values.get("binary")).orElseThrow().value()).isEqualTo(binary);
  }

  @Test
  @DisplayName("Keys and values beyond their limits are refused, and those at the limit are not.")
  void limits_refused() {
    assertFails(values.put("", bytes("x")), ErrorCode.BAD_REQUEST);
    assertFails(values.put("k".repeat(513), bytes("x")), ErrorCode.BAD_REQUEST);
    assertFails(values.put("\u00e9".repeat(257), bytes("x")), ErrorCode.BAD_REQUEST);
    assertFails(values.put("broken \ud83d", bytes("x")), ErrorCode.BAD_REQUEST);
    assertFails(values.put("k", Buffer.buffer(new byte[1024 * 1024 + 1])), ErrorCode.BAD_REQUEST);
    assertFails(values.get(""), ErrorCode.BAD_REQUEST);
    assertFails(values.scan("", "", 0), ErrorCode.BAD_REQUEST);
    assertFails(values.scan("", "", 10_001), ErrorCode.BAD_REQUEST);

    await(values.put("\u00e9".repeat(256), Buffer.buffer(new byte[1024 * 1024])));
    assertThat(await(values.scan("", "", 10_000))).hasSize(1);
  }

  @Test
  @DisplayName("Futures complete on the context of the caller, in the order of the calls.")
  void calls_completeOnContextInOrder() {
    Context context = vertx.getOrCreateContext();
    List<Integer> order = new ArrayList<>();
    Promise<Boolean> same = Promise.promise();
    context.runOnContext(go -> {
      List<Boolean> onContext = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int number = i;
        values.put("key", bytes("v" + i)).onComplete(done -> {
          order.add(number);
          onContext.add(Vertx.currentContext() == context);
          if (number == 99) {
            same.complete(!onContext.contains(false));
          }
        });
      }
    });

    assertThat(await(same.future())).isTrue();
    assertThat(order).isEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  @DisplayName("A closed store fails every call with UNAVAILABLE, and closing twice is harmless.")
  void closed_unavailable() {
    await(store.close());
    await(store.close());

    assertFails(values.get("key"), ErrorCode.UNAVAILABLE);
    assertFails(values.put("key", bytes("x")), ErrorCode.UNAVAILABLE);
    assertFails(values.scan("", "", 1), ErrorCode.UNAVAILABLE);
    assertThat(store.healthy()).isFalse();
  }
}
