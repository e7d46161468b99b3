package hubbub.checker;

import java.util.List;
import java.util.Set;

/** A hub that members talk to, and to which things happen meanwhile. */
interface Patient {
  /** Where websockets are; asked anew for each connection. */
  int http();

  /** Where ChatMaster is. */
  int tcp();

  /** Has it happen, and returns when the hub serves again. */
  void suffer(Trouble trouble);

  /** Returns what is wrong with who is said to be present, when these people are and have been for a while. */
  default List<String> misses(Set<String> people) {
    return List.of();
  }
}
