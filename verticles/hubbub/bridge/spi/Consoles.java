package hubbub.bridge.spi;

import hubbub.contract.auth.Principal;
import io.vertx.core.Future;
import java.util.Optional;

/** Consoles, as seen by one bridge instance. */
public interface Consoles {
  /** Tells whether somebody sits at this person's console; nobody does at that of an unknown name. */
  Future<Boolean> taken(String name);

  /**
   * Sits somebody down at their console, or lets an administrator watch another's. The future completes before anything
   * of the console is told to the listener, on the peer's loop, so that what is sent in a handler of the future comes
   * first. The console is left with {@link ConsoleView#leave}, which is for the caller to do when the connection is
   * gone. Fails as {@link hubbub.contract.console.ConsoleApi#ATTACH} or
   * {@link hubbub.contract.console.ConsoleApi#SPY}.
   */
  Future<ConsoleView> enter(Peer peer, Entry entry, ConsoleListener listener);

  /**
   * What somebody wants of which console.
   *
   * @param who an account that was just proved
   * @param takeOver whether who sits there is to leave
   * @param keep whether the console is to wait for a come-back when the connection is lost
   * @param spied whose console is to be watched; empty = the own one, to sit at
   * @param window how many bytes of packets may be on their way
   */
  record Entry(Principal who, boolean takeOver, boolean keep, Optional<String> spied, int window) {}
}
