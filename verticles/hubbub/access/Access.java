package hubbub.access;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;

/**
 * Who a connection speaks for, and which addresses it may therefore use.
 *
 * @param proof whose the token is
 * @param in addresses it may send and publish to
 * @param out addresses it may listen to
 */
public record Access(Proof proof, Allowed in, Allowed out) {
  /** Returns what somebody may do with a token: what the kind may, and the token's own scope does not leave out. */
  public static Access of(TokenKind kind, Proof proof) {
    return new Access(proof, Allowed.of(kind.in(), proof.scope().map(Scope::in), proof),
        Allowed.of(kind.out(), proof.scope().map(Scope::out), proof));
  }

  /** Fails with FORBIDDEN where a frame has an address that may not be used for what the frame does. */
  public void demand(Frame frame) {
    if (frame.type() != Frame.Type.PING && !allows(frame)) {
      throw new Fault(ErrorCode.FORBIDDEN, "You may not use the address " + frame.address() + " like this.");
    }
  }

  /** Tells whether a frame's address may be used for what the frame does. */
  public boolean allows(Frame frame) {
    return frame.type().listens() ? hears(frame.address()) : in.contains(frame.address());
  }

  /** Tells whether an address may be listened to. */
  public boolean hears(String address) {
    return out.contains(address);
  }
}
