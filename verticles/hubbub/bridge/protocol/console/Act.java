package hubbub.bridge.protocol.console;

/** What a packet of a page makes its connection do. */
sealed interface Act {
  /** Nothing: the packet is dropped and counted. */
  record Drop() implements Act {}

  /**
   * Say something.
   *
   * @param say what
   * @param misplaced whether the packet did not belong here, and counts as dropped
   */
  record Answer(Say say, boolean misplaced) implements Act {}

  /** Find out whether the name is known and its console taken, and tell {@link Dialogue#looked}. */
  record Look() implements Act {}

  /**
   * Prove the name, and tell the dialogue how that went.
   *
   * @param secret what proves it
   */
  record Prove(String secret) implements Act {
    @Override
    public String toString() {
      return "Prove[]";
    }
  }

  /** Sit down at the console: everything is proved and confirmed. */
  record Enter() implements Act {}

  /** Hand the packet to the console as it is. */
  record Forward() implements Act {}

  /**
   * Set a new password.
   *
   * @param secret what is to prove the account from now on
   */
  record Renew(String secret) implements Act {
    @Override
    public String toString() {
      return "Renew[]";
    }
  }
}
