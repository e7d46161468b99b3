package hubbub.conf;

/** Which addresses to listen at only this machine can reach; on that depends as whom programs may run. */
public final class Loopback {
  private Loopback() {}

  /** Tells whether only this machine can reach a listener at this address or name. */
  public static boolean only(String host) {
    return host.startsWith("127.") || host.equals("localhost") || host.equals("::1");
  }
}
