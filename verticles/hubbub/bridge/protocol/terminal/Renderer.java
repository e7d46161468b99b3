package hubbub.bridge.protocol.terminal;

/** Makes what one source writes into fragments of JSON strings. */
interface Renderer {
  /** Adds what can be told of a piece to a fragment; of the rest something may be kept for later. */
  void render(byte[] bytes, int from, int to, Fragment fragment);

  /** Adds what was kept; nothing more comes. */
  void end(Fragment fragment);
}
