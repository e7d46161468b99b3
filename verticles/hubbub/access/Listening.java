package hubbub.access;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import java.util.HashSet;
import java.util.Set;

/**
 * The addresses one connection listens to, only so many and each once: the library has no bound for them, and would
 * forget a first registration that is followed by a second one, and never end it.
 */
public final class Listening {
  private final int most;
  private final Set<String> addresses = new HashSet<>();

  /** Makes one for a connection that listens to nothing yet, and may listen to so many addresses. */
  public Listening(int most) {
    this.most = most;
  }

  /** Notes a frame that may go to the library; fails with BAD_REQUEST where it is about listening and does not fit. */
  public void note(Frame frame) {
    switch (frame.type()) {
      case REGISTER -> register(frame.address());
      case UNREGISTER -> unregister(frame.address());
      case PING, SEND, PUBLISH -> { }
    }
  }

  /** Tells whether all that is listened to may be. */
  public boolean within(Access access) {
    return addresses.stream().allMatch(access::hears);
  }

  private void register(String address) {
    if (addresses.contains(address)) {
      throw new Fault(ErrorCode.BAD_REQUEST, "You listen to " + address + " already.");
    }
    if (addresses.size() >= most) {
      throw new Fault(ErrorCode.BAD_REQUEST, "You listen to as many addresses as you may.");
    }
    addresses.add(address);
  }

  private void unregister(String address) {
    if (!addresses.remove(address)) {
      throw new Fault(ErrorCode.BAD_REQUEST, "You do not listen to " + address + ".");
    }
  }
}
