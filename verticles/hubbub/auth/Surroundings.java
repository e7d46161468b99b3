package hubbub.auth;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * What the verticle meets of the world beside its configuration.
 *
 * @param clock the time, in milliseconds since the epoch
 * @param person says something once to whoever started the hub; never to a log
 * @param hasher the hasher to use in place of the configured one
 * @param adminPassword the first administrator's password where one was chosen
 */
record Surroundings(
    LongSupplier clock, Consumer<String> person, UnaryOperator<Hasher> hasher, Optional<String> adminPassword) {
  // The one thing that is for a person's eyes and for no log.
  @SuppressWarnings("checkstyle:systemout")
  static Surroundings real() {
    return new Surroundings(System::currentTimeMillis, System.out::println, UnaryOperator.identity(),
        Optional.ofNullable(System.getenv(FirstAdmin.PASSWORD)).filter(password -> !password.isEmpty()));
  }

  /** Returns the same with a clock that never goes back, so that what happens later never looks earlier. */
  Surroundings steady() {
    return new Surroundings(new LongSupplier() {
      private long latest;

      @Override
      public long getAsLong() {
        latest = Math.max(latest, clock.getAsLong());
        return latest;
      }
    }, person, hasher, adminPassword);
  }
}
