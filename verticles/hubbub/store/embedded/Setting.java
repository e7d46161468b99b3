package hubbub.store.embedded;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What a store stands on, so that a test can stop the clock or fill the disk.
 *
 * @param clock what time it is
 * @param maker how log files are made
 * @param turn how long the saver rests between two turns
 */
record Setting(InstantSource clock, LogFile.Maker maker, Duration turn) {
  static final Setting REAL = new Setting(InstantSource.system(), LogFile::make, Duration.ofSeconds(1));
}
