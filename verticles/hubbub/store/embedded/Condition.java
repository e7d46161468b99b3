package hubbub.store.embedded;

import java.io.IOException;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether one way to the disk works; a change is logged once. */
final class Condition {
  private static final Logger LOG = LoggerFactory.getLogger(Condition.class);

  private final String what;
  private volatile boolean good = true;

  /** Makes a condition that is good. */
  Condition(String what) {
    this.what = what;
  }

  boolean good() {
    return good;
  }

  void failed(Throwable problem) {
    if (good) {
      good = false;
      if (problem instanceof IOException || problem instanceof MVStoreException) {
        LOG.error("store.write.failed {} reason=\"{}\"", what, problem.toString());
      } else {
        LOG.error("store.write.failed {}", what, problem);
      }
    }
  }

  void works() {
    if (!good) {
      good = true;
      LOG.warn("store.write.recovered {}", what);
    }
  }
}
