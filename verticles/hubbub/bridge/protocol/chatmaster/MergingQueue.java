package hubbub.bridge.protocol.chatmaster;

import hubbub.bridge.protocol.chatmaster.Parcel.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Packages that wait for one client, oldest first. Over its bounds chat lines are merged away, the oldest first, into
 * one line that counts them and stands where they stood; what must not be missed stays.
 */
final class MergingQueue {
  private static final int MAX_BYTES = 262_144;
  private static final List<Kind> VICTIMS = List.of(Kind.LINE, Kind.DIRECT, Kind.RENAMING);

  private final int limit;
  private final List<Parcel> waiting = new ArrayList<>();
  private int skipped;
  private int answers;
  private int bytes;
  private Parcel mark = Parcel.kept(new byte[0]);

  MergingQueue(int limit) {
    this.limit = limit;
  }

  void add(Parcel parcel) {
    bytes += parcel.bytes().length;
    if (parcel.kind() == Kind.ANSWER) {
      answers++;
    }
    int older = parcel.kind() == Kind.PRESENCE ? presence(parcel.room()) : -1;
    if (older >= 0) {
      bytes -= waiting.set(older, parcel).bytes().length;
    } else {
      waiting.add(parcel);
    }
    boolean over = true;
    while (over && (waiting.size() > limit || bytes > MAX_BYTES)) {
      over = VICTIMS.stream().anyMatch(this::drop);
    }
  }

  Optional<byte[]> poll() {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Parcel first = waiting.removeFirst();
    bytes -= first.bytes().length;
    if (first.kind() == Kind.ANSWER) {
      answers--;
    }
    return Optional.of(first == mark ? skipped() : first.bytes());
  }

  /** Adds everything to another queue and is empty. */
  void moveTo(MergingQueue other) {
    for (Parcel parcel : waiting) {
      other.add(parcel == mark ? Parcel.kept(skipped()) : parcel);
    }
    clear();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  int size() {
    return waiting.size();
  }

  /** Returns how many answers to this client wait. */
  int answers() {
    return answers;
  }

  void clear() {
    waiting.clear();
    skipped = 0;
    answers = 0;
    bytes = 0;
  }

  private int presence(String room) {
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).kind() == Kind.PRESENCE && waiting.get(i).room().equals(room)) {
        return i;
      }
    }
    return -1;
  }

  private boolean drop(Kind kind) {
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).kind() == kind) {
        bytes -= waiting.remove(i).bytes().length;
        if (kind != Kind.RENAMING) {
          skip(i);
        }
        return true;
      }
    }
    return false;
  }

  private void skip(int at) {
    if (skipped++ == 0) {
      mark = Parcel.kept(new byte[0]);
      waiting.add(at, mark);
    }
  }

  private byte[] skipped() {
    byte[] line = Wording.fromServer(skipped == 1 ? "1 message skipped" : skipped + " messages skipped");
    skipped = 0;
    return line;
  }
}
