package hubbub.contract.matches;

import java.util.Locale;

/** What somebody is in a match. */
public enum Role {
  /** Made the match and starts it. */
  HOST,
  /** Plays against the host. */
  CHALLENGER,
  /** Looks on. */
  SPECTATOR;

  /** Returns the name in messages, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
