package hubbub.bridge.transport;

/** How long a peer has said nothing, in seconds of its instance's clock, and what that leads to. */
final class Silence {
  private final Limits limits;
  private final int loginBy;
  private int heardAt;
  private boolean pinged;

  /** What is due. */
  enum Due { NOTHING, PING, LOGIN_TIMEOUT, IDLE }

  /** Begins now, for a peer that may take so long to log in. */
  Silence(Limits limits, int now, int loginSeconds) {
    this.limits = limits;
    this.loginBy = now + loginSeconds;
    this.heardAt = now;
  }

  void heard(int now) {
    heardAt = now;
    pinged = false;
  }

  /** Begins anew, though nothing was heard. */
  void excuse(int now) {
    heardAt = now;
  }

  /** Tells whether a peer that was told to go has had its time. */
  boolean closedLongEnough(int now) {
    return now - heardAt > limits.closeSeconds();
  }

  /** Returns what is due; that a ping is, is told once for each silence. */
  Due at(int now, boolean identified, boolean pingable) {
    if (!identified && now >= loginBy) {
      return Due.LOGIN_TIMEOUT;
    }
    // Nobody can be pinged over TCP, and somebody who only listens may be silent for hours: the system's own probes
    // find out who is gone.
    if (!pingable || now - heardAt < limits.pingSeconds() && now - heardAt < limits.idleSeconds()) {
      return Due.NOTHING;
    }
    if (now - heardAt >= limits.idleSeconds()) {
      return Due.IDLE;
    }
    boolean first = !pinged;
    pinged = true;
    return first ? Due.PING : Due.NOTHING;
  }
}
