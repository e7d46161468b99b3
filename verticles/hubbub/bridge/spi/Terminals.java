package hubbub.bridge.spi;

import hubbub.contract.Endpoint;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import hubbub.contract.terminal.Progress;
import io.vertx.core.Future;
import java.util.List;

/** Terminal sessions, as seen by one bridge instance. */
public interface Terminals {
  /**
   * Opens a session, or joins one there is. The future completes before anything of the session is told to the
   * listener, on the peer's loop, so that what is sent in a handler of the future comes first. The session is left with
   * {@link TerminalView#leave}, which is for the caller to do when the connection is gone. Fails as
   * {@link hubbub.contract.terminal.TerminalApi#OPEN}.
   */
  Future<TerminalView> open(Peer peer, Opening opening, TerminalListener listener);

  /** Asks what needs no session at hand, such as {@link hubbub.contract.terminal.TerminalApi#LIST}. */
  <Q extends Message, R extends Message> Future<R> ask(Endpoint<Q, R> endpoint, Q request);

  /**
   * What session somebody wants, as in {@link hubbub.contract.terminal.Open}.
   *
   * @param who the account; {@code Principal.guest("")} where only the session's token proves it
   * @param token the token of a session; empty = none
   * @param session the id of a session to join; empty = none
   * @param have what the client has of which command
   * @param replay whether to tell all that is kept
   * @param window how many bytes of each command may be on their way
   */
  record Opening(
      Principal who, String token, String session, List<Progress> have, boolean replay, int window) {
    /** A new session. */
    public static Opening fresh(Principal who, int window) {
      return new Opening(who, "", "", List.of(), false, window);
    }
  }
}
