package hubbub.bridge.gateway;

import hubbub.bus.Bus;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.RoomsApi;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the rooms do not know and have to be told: sessions they have forgotten and that go on here, and sessions that
 * ended here while nobody was there to hear it. Whatever fails is tried again with the next sign of life.
 */
final class Comeback {
  private static final Logger LOG = LoggerFactory.getLogger(Comeback.class);

  private final Bus bus;
  private final Supplier<String> incarnation;
  private final Map<String, Session> forgotten = new LinkedHashMap<>();
  private final Map<String, Ended> unheard = new LinkedHashMap<>();

  /** Makes one that owes nothing, to the start of the rooms that is the present one at any time. */
  Comeback(Bus bus, Supplier<String> incarnation) {
    this.bus = bus;
    this.incarnation = incarnation;
  }

  /** Notes that the rooms have forgotten these sessions. */
  void forgotten(Collection<Session> sessions) {
    sessions.forEach(session -> forgotten.put(session.id(), session));
  }

  /** Ends a session in the rooms, which is told as it was. */
  void ended(Attach last) {
    // Forgotten and not yet brought back: to end it in the rooms, it has to be there first.
    boolean known = forgotten.remove(last.session()) == null;
    detach(new Ended(last, known ? incarnation.get() : ""));
  }

  /** Brings back what the rooms have forgotten. */
  void bringBack() {
    List<Session> returning = List.copyOf(forgotten.values());
    forgotten.clear();
    returning.forEach(this::attach);
  }

  /**
   * Tells the rooms who has ended. To be called when all bridges have brought back theirs, or somebody whose other
   * session goes on would be told to go and come.
   */
  void tellEnded() {
    String now = incarnation.get();
    List<Ended> ended = List.copyOf(unheard.values());
    unheard.clear();
    for (Ended one : ended) {
      if (!one.incarnation().equals(now)) {
        // Comes back silently and goes at once, and so its leaving is logged and told.
        bus.call(RoomsApi.ATTACH, one.last());
      }
      detach(new Ended(one.last(), now));
    }
  }

  private void attach(Session session) {
    bus.call(RoomsApi.ATTACH, session.attachment()).onComplete(attached -> {
      // A node that was halted still answers for a moment, in the place of those who serve by now.
      if (!session.ended() && !attached.incarnation().equals(incarnation.get())) {
        forgotten.put(session.id(), session);
      }
    }, problem -> {
      if (session.ended()) {
        return;
      }
      if (Fault.is(problem, ErrorCode.UNAVAILABLE)) {
        forgotten.put(session.id(), session);
      } else {
        LOG.warn("session.lost session={} reason=\"{}\"", session.id(), problem.getMessage());
        session.lost();
      }
    });
  }

  private void detach(Ended one) {
    bus.call(RoomsApi.DETACH, new OfSession(one.last().session()))
        .onFailure(problem -> unheard.put(one.last().session(), one));
  }

  private record Ended(Attach last, String incarnation) {}
}
