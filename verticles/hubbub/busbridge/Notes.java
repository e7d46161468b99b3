package hubbub.busbridge;

import hubbub.access.Proof;
import hubbub.bus.Bus;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.ServiceNote;
import hubbub.contract.auth.ServiceNote.What;

/** Has the audit note what becomes of the connections of services; of others it is in the log alone. */
final class Notes {
  private static final String SERVICE = "service";

  private final Bus bus;

  Notes(Bus bus) {
    this.bus = bus;
  }

  void opened(Proof proof, String address) {
    note(proof.kind(), proof.id(), What.OPENED, address, "");
  }

  void closed(Proof proof, String address, String why) {
    note(proof.kind(), proof.id(), What.CLOSED, address, why);
  }

  /** Notes that a token was refused, at the service that it says it is of. */
  void refused(String token, String address, String why) {
    String[] parts = token.split("\\.", 3);
    note(parts[0], parts.length > 1 ? parts[1] : "", What.REFUSED, address, why);
  }

  private void note(String kind, String id, What what, String address, String why) {
    if (kind.equals(SERVICE)) {
      // Whether it could be noted is told to nobody here: the connection does not depend on it.
      bus.call(AuthApi.SERVICE_NOTE, new ServiceNote(id, what, address, why));
    }
  }
}
