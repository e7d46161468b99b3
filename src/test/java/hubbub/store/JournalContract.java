package hubbub.store;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.store.Journal.Line;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link Journal} promises. */
public abstract class JournalContract extends StoreContract {
  private Journal journal;

  @BeforeEach
  final void space() {
    journal = store.journal(SPACE, Durability.EVERYSEC);
  }

  @Test
  @DisplayName("A stream's numbers go up by one from 1, for each stream by itself.")
  void append_countsFromOne() {
    assertThat(await(journal.append("one", bytes("a")))).isEqualTo(1);
    assertThat(await(journal.append("one", bytes("b")))).isEqualTo(2);
    assertThat(await(journal.append("two", bytes("c")))).isEqualTo(1);
    assertThat(await(journal.append("one", bytes("d")))).isEqualTo(3);
    assertThat(await(journal.last("one"))).isEqualTo(3);
    assertThat(await(journal.last("two"))).isEqualTo(1);
    assertThat(await(journal.last("three"))).isZero();
  }

  @Test
  @DisplayName("Pages after and before a number hold the entries next to it, oldest first.")
  void pages_oldestFirst() {
    fill("room", 10);

    assertThat(seqs(journal.after("room", 0, 3))).containsExactly(1L, 2L, 3L);
    assertThat(seqs(journal.after("room", 8, 3))).containsExactly(9L, 10L);
    assertThat(seqs(journal.after("room", 10, 3))).isEmpty();
    assertThat(seqs(journal.after("room", -5, 1))).containsExactly(1L);
    assertThat(seqs(journal.before("room", Long.MAX_VALUE, 3))).containsExactly(8L, 9L, 10L);
    assertThat(seqs(journal.before("room", 4, 2))).containsExactly(2L, 3L);
    assertThat(seqs(journal.before("room", 3, 10))).containsExactly(1L, 2L);
    assertThat(seqs(journal.before("room", 1, 10))).isEmpty();
    assertThat(seqs(journal.after("none", 0, 10))).isEmpty();
    assertThat(seqs(journal.before("none", 9, 10))).isEmpty();
    assertThat(await(journal.after("room", 4, 1))).containsExactly(new Line(5, bytes("entry 5")));
  }

  @Test
  @DisplayName("Appends of one caller are done, and complete, in the order they were made.")
  void appendsAtOnce_inOrder() {
    Promise<List<Long>> all = Promise.promise();
    vertx.runOnContext(go -> {
      List<Long> completed = new ArrayList<>();
      for (int i = 1; i <= 1_000; i++) {
        journal.append("room", bytes("entry " + i)).onSuccess(seq -> {
          completed.add(seq);
          if (completed.size() == 1_000) {
            all.complete(completed);
          }
        });
      }
    });

    assertThat(await(all.future())).isEqualTo(LongStream.rangeClosed(1, 1_000).boxed().toList());
    List<Line> lines = await(journal.after("room", 0, 10_000));
    assertThat(lines).hasSize(1_000).allMatch(line -> line.entry().equals(bytes("entry " + line.seq())));
    assertThat(await(journal.before("room", 1_001, 10_000))).isEqualTo(lines);
    assertThat(await(journal.before("room", 513, 10_000))).isEqualTo(lines.subList(0, 512));
  }

  @Test
  @DisplayName("An entry is appended only where the checked keys have the versions expected.")
  void appendIf_onlyWhereVersionsHold() {
    KeyValueStore values = store.keyValues(SPACE, Durability.EVERYSEC);
    await(values.put("member", bytes("yes")));
    long version = await(values.get("member")).orElseThrow().version();
    List<Write.Check> member = List.of(Write.check("member", version), Write.check("muted", Write.ABSENT));

    assertThat(await(journal.appendIf("room", bytes("a"), member))).hasValue(1);
    assertThat(await(journal.appendIf("room", bytes("b"), List.of()))).hasValue(2);
    await(values.put("muted", bytes("yes")));
    assertThat(await(journal.appendIf("room", bytes("c"), member))).isEmpty();
    await(values.delete("muted"));
    assertThat(await(journal.appendIf("room", bytes("d"), member))).hasValue(3);
    await(values.put("member", bytes("again")));
    assertThat(await(journal.appendIf("room", bytes("e"), member))).isEmpty();
    assertThat(await(journal.last("room"))).isEqualTo(3);
  }

  @Test
  @DisplayName("A check sees a commit that was asked for before it, though neither is answered yet.")
  void appendIfBehindCommit_seesIt() {
    KeyValueStore values = store.keyValues(SPACE, Durability.EVERYSEC);
    List<Write.Check> unmuted = List.of(Write.check("muted", Write.ABSENT));

    Future<Void> mute = values.put("muted", bytes("yes"));
    var muted = journal.appendIf("room", bytes("a"), unmuted);
    Future<Void> speak = values.delete("muted");
    var free = journal.appendIf("room", bytes("b"), unmuted);

    await(Future.all(mute, speak));
    assertThat(await(muted)).isEmpty();
    assertThat(await(free)).hasValue(1);
  }

  @Test
  @DisplayName("Trimmed entries are gone, and their numbers are not given again.")
  void trim_numbersGoOn() throws Exception {
    fill("room", 10);

    await(journal.trim("room", 7));
    assertThat(seqs(journal.after("room", 0, 100))).containsExactly(8L, 9L, 10L);
    assertThat(seqs(journal.before("room", 100, 100))).containsExactly(8L, 9L, 10L);
    await(journal.trim("room", 3));
    await(journal.trim("room", 1_000));
    assertThat(seqs(journal.after("room", 0, 100))).isEmpty();
    assertThat(await(journal.last("room"))).isEqualTo(10);
    reopen();
    space();
    assertThat(await(journal.last("room"))).isEqualTo(10);
    assertThat(await(journal.append("room", bytes("x")))).isEqualTo(11);
    assertThat(seqs(journal.after("room", 0, 100))).containsExactly(11L);
    await(journal.trim("none", 5));
    assertThat(await(journal.last("none"))).isZero();
  }

  @Test
  @DisplayName("A dropped stream is gone with its numbers, and others stay.")
  void drop_beginsAgain() throws Exception {
    fill("room", 5);
    fill("room2", 5);

    await(journal.drop("room"));
    await(journal.drop("none"));

    assertThat(seqs(journal.after("room", 0, 100))).isEmpty();
    assertThat(await(journal.last("room"))).isZero();
    assertThat(await(journal.append("room", bytes("new")))).isEqualTo(1);
    reopen();
    space();
    assertThat(await(journal.after("room", 0, 100))).containsExactly(new Line(1, bytes("new")));
    assertThat(await(journal.last("room2"))).isEqualTo(5);
  }

  @Test
  @DisplayName("Entries are there when the store is opened again, and the numbers go on.")
  void reopened_goesOn() throws Exception {
    fill("room", 100);
    List<Line> before = await(journal.after("room", 0, 1_000));

    reopen();
    space();

    assertThat(await(journal.after("room", 0, 1_000))).isEqualTo(before).hasSize(100);
    assertThat(await(journal.append("room", bytes("x")))).isEqualTo(101);
  }

  @Test
  @DisplayName("Streams of the same name in two namespaces are two streams.")
  void namespaces_apart() {
    Journal other = store.journal("space2", Durability.ALWAYS);
    fill("room", 3);

    assertThat(await(other.append("room", bytes("x")))).isEqualTo(1);
    await(other.drop("room"));
    assertThat(await(journal.last("room"))).isEqualTo(3);
  }

  @Test
  @DisplayName("Keys, entries and limits out of range are refused.")
  void limits_refused() {
    assertFails(journal.append("", bytes("x")), ErrorCode.BAD_REQUEST);
    assertFails(journal.append("k".repeat(513), bytes("x")), ErrorCode.BAD_REQUEST);
    assertFails(journal.append("k", Buffer.buffer(new byte[1024 * 1024 + 1])), ErrorCode.BAD_REQUEST);
    assertFails(journal.appendIf("k", bytes("x"), List.of(Write.check("", 1))), ErrorCode.BAD_REQUEST);
    assertFails(journal.after("k", 0, 0), ErrorCode.BAD_REQUEST);
    assertFails(journal.before("k", 0, 10_001), ErrorCode.BAD_REQUEST);
    assertFails(journal.trim("", 1), ErrorCode.BAD_REQUEST);
    assertFails(journal.drop(""), ErrorCode.BAD_REQUEST);
    assertFails(journal.last(""), ErrorCode.BAD_REQUEST);

    assertThat(await(journal.append("k", Buffer.buffer(new byte[1024 * 1024])))).isEqualTo(1);
    assertThat(await(journal.append("k", Buffer.buffer()))).isEqualTo(2);
    assertThat(await(journal.after("k", 1, 1)).get(0).entry().length()).isZero();
  }

  @Test
  @DisplayName("What the caller does with its buffer after an append does not change the entry.")
  void bufferReused_entryStays() {
    Buffer buffer = Buffer.buffer("first");
    Future<Long> appended = journal.append("room", buffer);
    buffer.setString(0, "other");

    await(appended);
    assertThat(await(journal.after("room", 0, 1)).get(0).entry()).isEqualTo(bytes("first"));
  }

  @Test
  @DisplayName("A whole store tells its namespaces and streams, and begins a stream behind a number.")
  void wholeStore_tellsAndBegins() {
    WholeStore whole = (WholeStore) store;
    fill("b", 3);
    fill("a", 2);
    await(journal.trim("a", 2));
    await(store.keyValues("other", Durability.ALWAYS).put("key", bytes("x")));
    await(whole.begin(SPACE, "c", 7));
    await(whole.begin(SPACE, "b", 70));

    assertThat(await(whole.namespaces())).containsExactly("other", SPACE);
    assertThat(await(whole.streams(SPACE))).containsExactly(new WholeStore.Head("a", 2),
        new WholeStore.Head("b", 3), new WholeStore.Head("c", 7));
    assertThat(await(whole.streams("other"))).isEmpty();
    assertThat(seqs(journal.after("c", 0, 9))).isEmpty();
    assertThat(await(journal.append("c", bytes("x")))).isEqualTo(8);
    assertThat(await(journal.append("b", bytes("x")))).isEqualTo(4);
    assertThat(seqs(journal.after("c", 0, 9))).containsExactly(8L);
  }

  @Test
  @DisplayName("A closed store fails every call with UNAVAILABLE.")
  void closed_unavailable() {
    await(store.close());

    assertFails(journal.append("room", bytes("x")), ErrorCode.UNAVAILABLE);
    assertFails(journal.after("room", 0, 1), ErrorCode.UNAVAILABLE);
    assertFails(journal.last("room"), ErrorCode.UNAVAILABLE);
    assertFails(journal.trim("room", 1), ErrorCode.UNAVAILABLE);
  }

  private void fill(String stream, int count) {
    await(Future.all(IntStream.rangeClosed(1, count)
        .mapToObj(i -> journal.append(stream, bytes("entry " + i))).toList()));
  }

  private static List<Long> seqs(Future<List<Line>> lines) {
    return await(lines).stream().map(Line::seq).toList();
  }
}
