package hubbub.auth;

import hubbub.contract.Fault;
import hubbub.contract.Name;
import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongSupplier;

/** Who has failed to log in too often, by account and by network address. */
final class Attempts {
  private final Throttle accounts;
  private final Throttle addresses;

  /** What a failure began. */
  record Begun(boolean account, boolean address) {}

  Attempts(Throttle.Rule account, Throttle.Rule address, int remembered, LongSupplier clock) {
    this.accounts = new Throttle(account, remembered, clock);
    this.addresses = new Throttle(address, remembered, clock);
  }

  /** Refuses with THROTTLED while the account or the address has to wait. */
  void check(Name name, String address) {
    refuse(Math.max(accounts.delay(name.key()), addresses.delay(network(address))));
  }

  void check(String address) {
    refuse(addresses.delay(network(address)));
  }

  Begun failed(Name name, String address) {
    return new Begun(accounts.failed(name.key()), addresses.failed(network(address)));
  }

  boolean failed(String address) {
    return addresses.failed(network(address));
  }

  // Not the address's: whoever has one account could otherwise guess others for ever.
  void succeeded(Name name) {
    accounts.succeeded(name.key());
  }

  /** Returns whose address this is: everybody has a whole /64 of IPv6 addresses to choose from. */
  static String network(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    boolean six = bytes != null && bytes.length == 16 && !NetUtil.isValidIpV4Address(mapped(address));
    return six ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)) + "::/64" : mapped(address);
  }

  // A dual-stack listener shows IPv4 peers as ::ffff:1.2.3.4.
  private static String mapped(String address) {
    return address.regionMatches(true, 0, "::ffff:", 0, 7) && NetUtil.isValidIpV4Address(address.substring(7))
        ? address.substring(7) : address;
  }

  private static void refuse(long wait) {
    if (wait > 0) {
      throw Fault.throttled(wait);
    }
  }
}
