package hubbub.bus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which bridge instances live: each says so every few seconds, and one that is silent too long does not. */
public final class Leases {
  private final long silence;
  private final Map<String, Long> heard = new HashMap<>();

  /** Makes leases that are lost after so many milliseconds of silence. */
  public Leases(long silence) {
    this.silence = silence;
  }

  /** Notes a sign of life at this steady time, in milliseconds. */
  public void alive(String bridge, long now) {
    heard.put(bridge, now);
  }

  /** Forgets and returns the bridges that have been silent too long. */
  public List<String> lost(long now) {
    List<String> lost = new ArrayList<>();
    heard.forEach((bridge, at) -> {
      if (now - at > silence) {
        lost.add(bridge);
      }
    });
    lost.forEach(heard::remove);
    return lost;
  }
}
