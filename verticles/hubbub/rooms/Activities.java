package hubbub.rooms;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.Doing;
import hubbub.contract.rooms.Doings;
import hubbub.contract.rooms.Show;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What people do elsewhere in the hub, as those tell it who know, and as far as the people show it. Whoever knows tells
 * the whole list each time, so nothing is missed for long; only what changed goes on.
 */
final class Activities {
  private static final long SILENCE_MILLIS = 30_000;

  private final Shown shown;
  private final Consumer<Doings> changes;
  private final Map<String, Map<String, Doing>> doing = new HashMap<>();
  private final Map<String, Long> heard = new HashMap<>();

  /** Hands on what changes for those who may see it. */
  Activities(Shown shown, Consumer<Doings> changes) {
    this.shown = shown;
    this.changes = changes;
  }

  /** Takes the whole list of one kind. Fails with BAD_REQUEST. */
  Future<Done> take(Doings list, long steady) {
    if (!Shown.KINDS.contains(list.what())) {
      throw new Fault(ErrorCode.BAD_REQUEST, "There is no such kind: " + list.what());
    }
    heard.put(list.what(), steady);
    Map<String, Doing> now = new LinkedHashMap<>();
    list.people().forEach(one -> Name.of(one.who()).ifPresent(name -> now.put(name.key(), one)));
    replace(list.what(), now);
    return Future.succeededFuture(Done.DONE);
  }

  /** Forgets what nobody has told for long. */
  void forget(long steady) {
    List.copyOf(heard.keySet()).stream().filter(what -> steady - heard.get(what) > SILENCE_MILLIS).forEach(what -> {
      heard.remove(what);
      replace(what, Map.of());
    });
  }

  /** Lets others see from now on what the person chose, and nothing else. */
  Future<Show> show(Show wish) {
    String key = Name.of(wish.actor()).map(Name::key).orElse("");
    List<Doing> before = of(key);
    return shown.choose(wish).onSuccess(chosen -> {
      List<Doing> after = of(key);
      before.stream().filter(one -> !after.contains(one)).forEach(one -> tell(one.what(), List.of(ended(one))));
      after.stream().filter(one -> !before.contains(one)).forEach(one -> tell(one.what(), List.of(one)));
    });
  }

  /** Returns what somebody does and shows. */
  List<Doing> of(String person) {
    return doing.entrySet().stream()
        .filter(kind -> kind.getValue().containsKey(person) && shown.shows(person, kind.getKey()))
        .map(kind -> kind.getValue().get(person)).toList();
  }

  private void replace(String what, Map<String, Doing> now) {
    Map<String, Doing> before = doing.getOrDefault(what, Map.of());
    doing.put(what, now);
    List<Doing> changed = new ArrayList<>();
    before.forEach((person, one) -> {
      if (!now.containsKey(person) && shown.shows(person, what)) {
        changed.add(ended(one));
      }
    });
    now.forEach((person, one) -> {
      if (!one.equals(before.get(person)) && shown.shows(person, what)) {
        changed.add(one);
      }
    });
    tell(what, changed);
  }

  private void tell(String what, List<Doing> changed) {
    if (!changed.isEmpty()) {
      changes.accept(new Doings(what, changed));
    }
  }

  private static Doing ended(Doing one) {
    return new Doing(one.who(), one.what(), "");
  }
}
