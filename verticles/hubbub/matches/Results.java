package hubbub.matches;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.matches.Result;
import hubbub.contract.matches.ResultList;
import hubbub.contract.matches.ResultQuery;
import hubbub.contract.matches.ResultQuery.Order;
import hubbub.store.Entry;
import hubbub.store.KeyValueStore;
import hubbub.store.Write;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * The matches that are over, in the store only. Each stands there by its number, by its end, and by its end under the
 * name of each player; keys by the end descend with time, so that the newest are found first.
 */
final class Results {
  private static final int PAGE = 500;
  private static final String BY_NUMBER = "result/";
  private static final String BY_END = "end/";
  // Names have no line feed, so no player's keys are found under another's name.
  private static final String BY_PLAYER = "of/%s\n";

  private final KeyValueStore store;

  Results(KeyValueStore store) {
    this.store = store;
  }

  /** Returns what stores a result. */
  static List<Write> writes(Result result) {
    Buffer value = result.toJson().toBuffer();
    String end = until(result.completedAt()) + number(result.id());
    return List.of(Write.put(BY_NUMBER + number(result.id()), value), Write.put(BY_END + end, value),
        Write.put(of(result.winner()) + end, value), Write.put(of(result.loser()) + end, value));
  }

  /** Returns one result; fails with NO_SUCH_MATCH. */
  Future<Result> one(long id) {
    return store.get(BY_NUMBER + number(id)).map(found -> found.map(Results::read)
        .orElseThrow(() -> new Fault(ErrorCode.NO_SUCH_MATCH)));
  }

  Future<ResultList> find(ResultQuery query) {
    Search search = new Search(query);
    return search.from(search.start()).map(done -> new ResultList(search.found()));
  }

  private static Result read(Entry entry) {
    return Result.fromJson(entry.value().toJsonObject());
  }

  private static String number(long id) {
    return String.format("%016x", id);
  }

  /** Returns what the keys of an end begin with; the later the end, the smaller. */
  private static String until(long end) {
    return number(Long.MAX_VALUE - end);
  }

  private static String of(String player) {
    return String.format(BY_PLAYER, key(player));
  }

  private static String key(String player) {
    return Name.of(player).map(Name::key).orElse("");
  }

  /** One walk through the keys, the newest first. The oldest first are the last of a whole walk. */
  private final class Search {
    private final ResultQuery query;
    private final String prefix;
    private final boolean newestFirst;
    private final Deque<Result> found = new ArrayDeque<>();

    private Search(ResultQuery query) {
      this.query = query;
      this.newestFirst = query.order() == Order.NEWEST_FIRST;
      String player = query.player().isEmpty() ? query.winner().isEmpty() ? query.loser() : query.winner()
          : query.player();
      this.prefix = player.isEmpty() ? BY_END : of(player);
    }

    /** Returns the key behind which the walk begins. */
    private String start() {
      return query.endedBefore() == 0 ? "" : prefix + until(query.endedBefore());
    }

    private Future<Void> from(String after) {
      return store.scan(prefix, after, PAGE).compose(page -> {
        boolean more = page.stream().map(Results::read).allMatch(this::take) && page.size() == PAGE;
        return more ? from(page.getLast().key()) : Future.succeededFuture();
      });
    }

    /** Takes a result where it fits; tells whether to go on. */
    private boolean take(Result result) {
      if (query.endedAfter() > result.completedAt()) {
        return false;
      }
      if (fits(result)) {
        found.add(result);
        if (found.size() > query.limit()) {
          found.remove();
        }
      }
      return !newestFirst || found.size() < query.limit();
    }

    private boolean fits(Result result) {
      return named(query.winner(), result.winner()) && named(query.loser(), result.loser())
          && (named(query.player(), result.winner()) || named(query.player(), result.loser()));
    }

    private boolean named(String wanted, String name) {
      return wanted.isEmpty() || key(wanted).equals(key(name));
    }

    private List<Result> found() {
      List<Result> list = new ArrayList<>(found);
      if (!newestFirst) {
        Collections.reverse(list);
      }
      return list;
    }
  }
}
