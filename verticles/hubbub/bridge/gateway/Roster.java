package hubbub.bridge.gateway;

import hubbub.contract.Name;
import hubbub.contract.rooms.People;
import hubbub.contract.rooms.Person;
import hubbub.contract.rooms.Presence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Everybody who is connected, as this bridge instance has told its peers: nobody is told to have come who is here
 * already, nor to have gone who never was, whatever the bus doubles or loses.
 */
final class Roster {
  private final Map<String, String> people = new LinkedHashMap<>();
  private final Consumer<Presence> told;
  private String incarnation = "";
  private long seq;

  /** Makes an empty roster that tells each change once. */
  Roster(Consumer<Presence> told) {
    this.told = told;
  }

  List<String> names() {
    return List.copyOf(people.values());
  }

  boolean has(String name) {
    return Name.of(name).map(found -> people.containsKey(found.key())).orElse(false);
  }

  String incarnation() {
    return incarnation;
  }

  /** Tells whether all is here up to an event of this number. */
  boolean knows(String start, long number) {
    return start.equals(incarnation) && number <= seq;
  }

  /** Takes an event; false where one before it is missing, and the whole list is needed. */
  boolean take(Presence event) {
    boolean known = event.incarnation().equals(incarnation);
    if (known && event.seq() <= seq) {
      return true;
    }
    boolean next = known && event.seq() == seq + 1;
    apply(event);
    seq = Math.max(seq, event.seq());
    return next;
  }

  /** Tells of somebody who has come, if that was not told yet. */
  void came(String name) {
    apply(new Presence(incarnation, seq, Presence.Kind.CAME, name, ""));
  }

  /** Takes the whole list and tells what is different from before. */
  void take(People all) {
    incarnation = all.incarnation();
    seq = all.seq();
    Set<String> here = all.people().stream().map(person -> key(person.name())).collect(Collectors.toSet());
    new ArrayList<>(people.entrySet()).stream().filter(known -> !here.contains(known.getKey()))
        .forEach(gone -> apply(new Presence(incarnation, seq, Presence.Kind.WENT, gone.getValue(), "")));
    for (Person person : all.people()) {
      came(person.name());
    }
  }

  private void apply(Presence event) {
    String key = key(event.who());
    boolean changed = switch (event.kind()) {
      case CAME -> people.putIfAbsent(key, event.who()) == null;
      case WENT -> people.remove(key) != null;
      case RENAMED -> renamed(key, event.now());
    };
    if (changed) {
      told.accept(event);
    }
  }

  private boolean renamed(String key, String now) {
    if (people.remove(key) == null) {
      return false;
    }
    people.put(key(now), now);
    return true;
  }

  private static String key(String name) {
    return Name.of(name).map(Name::key).orElse(name);
  }
}
