package hubbub.bridge.spi;

/** What every viewer is told of what it sees, besides what is shown. Called on the peer's loop. */
public interface ViewListener {
  /** What came together was told; now is the time to send it together. */
  void turnEnded();

  /** What was seen is gone, because its verticle was started anew, or has taken this viewer to have left. */
  void lost();
}
