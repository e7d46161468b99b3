package hubbub.access;

import hubbub.contract.auth.ServiceNote;
import hubbub.contract.auth.ServiceNote.What;
import java.util.function.Consumer;

/** Has the audit note what becomes of the connections of services; of others it is in the log alone. */
public final class Notes {
  private static final String SERVICE = "service";

  private final Consumer<ServiceNote> audit;

  /** Makes notes for whoever hands them to {@link hubbub.contract.auth.AuthApi#SERVICE_NOTE}. */
  public Notes(Consumer<ServiceNote> audit) {
    this.audit = audit;
  }

  /** Notes that a token was proved. */
  public void opened(Proof proof, String address) {
    note(proof.kind(), proof.id(), What.OPENED, address, "");
  }

  /** Notes that the hub has ended a connection. */
  public void closed(Proof proof, String address, String why) {
    note(proof.kind(), proof.id(), What.CLOSED, address, why);
  }

  /** Notes that a token was refused, at the service that it says it is of. */
  public void refused(String token, String address, String why) {
    String[] parts = token.split("\\.", 3);
    note(parts[0], parts.length > 1 ? parts[1] : "", What.REFUSED, address, why);
  }

  private void note(String kind, String id, What what, String address, String why) {
    if (kind.equals(SERVICE)) {
      audit.accept(new ServiceNote(id, what, address, why));
    }
  }
}
