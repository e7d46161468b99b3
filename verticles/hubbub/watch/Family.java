package hubbub.watch;

import java.util.List;
import java.util.Map;

/**
 * Everything of one name, as it is at this moment.
 *
 * @param name in small letters, as Prometheus wants it but without its {@code _total}
 * @param help what it says, in a sentence
 * @param kind what it is
 * @param samples one for each set of labels
 */
record Family(String name, String help, Kind kind, List<Sample> samples) {
  /** What can be counted. */
  enum Kind { COUNT, LEVEL, DURATIONS }

  /**
   * One figure.
   *
   * @param labels by name
   * @param value of a count or a level
   * @param counts the classes of durations; none of the others
   * @param nanos the sum of durations
   */
  record Sample(Map<String, String> labels, long value, long[] counts, long nanos) {
    static Sample of(Map<String, String> labels, long value) {
      return new Sample(labels, value, new long[0], 0);
    }
  }
}
