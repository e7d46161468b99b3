package hubbub.bridge.gateway;

import hubbub.bus.Bus;
import hubbub.contract.auth.Principal;
import hubbub.contract.terminal.FileQuery;
import hubbub.contract.terminal.FileSlice;
import hubbub.contract.terminal.TerminalApi;
import io.vertx.core.Future;

/** The bridge's way to the files of those who have a terminal. Failures are those of {@link TerminalApi#FILE}. */
public final class FileGateway {
  private final Bus bus;
  private final boolean loopback;

  /** Asks over this bus; {@code loopback} tells whether only this machine can reach the bridge. */
  public FileGateway(Bus bus, boolean loopback) {
    this.bus = bus;
    this.loopback = loopback;
  }

  /** Reads a piece of a file as the user of the operating system that somebody is. */
  public Future<FileSlice> read(Principal who, String path, long offset, int length) {
    return bus.call(TerminalApi.FILE, new FileQuery(who, loopback, path, offset, length));
  }
}
