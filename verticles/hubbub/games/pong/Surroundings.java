package hubbub.games.pong;

import java.util.function.LongSupplier;

/**
 * The times the verticle goes by.
 *
 * @param ticker what calls it every tick
 * @param nanos a steady time, which the ticks are counted by
 * @param millis the time of day, which frames are numbered from
 */
record Surroundings(Ticker ticker, LongSupplier nanos, LongSupplier millis) {
  static Surroundings real(Ticker ticker) {
    return new Surroundings(ticker, System::nanoTime, System::currentTimeMillis);
  }
}
