package hubbub.auth;

/** Turns secrets into hashes and checks them. Slow on purpose and blocking: never called on an event loop. */
interface Hasher {
  /** Returns a text that holds the hash with its salt and parameters. */
  String hash(String secret);

  /** Tells whether the secret made this hash; takes as long whether it did or not. */
  boolean matches(String secret, String hash);

  /** Tells whether the hash was made with other parameters than those in use now. */
  boolean outdated(String hash);
}
