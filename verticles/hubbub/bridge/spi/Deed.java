package hubbub.bridge.spi;

import java.util.Locale;

/** What owners and administrators do about somebody in a room. */
public enum Deed {
  /** Puts somebody out, who may come back. */
  KICK,
  /** Lets somebody not speak. */
  MUTE,
  /** Lets somebody speak again. */
  UNMUTE,
  /** Puts somebody out and keeps them out. */
  BAN,
  /** Lets somebody come in again. */
  UNBAN;

  /** Returns what clients call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
