package hubbub.module;

import hubbub.bus.Bus;
import hubbub.bus.Subscription;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.rooms.Fill;
import hubbub.contract.rooms.OfRoom;
import hubbub.contract.rooms.Page;
import hubbub.contract.rooms.RoomEvent;
import hubbub.contract.rooms.RoomState;
import hubbub.contract.rooms.RoomsApi;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears everything that happens in one room from now on, once and in the order of its log. The bus promises nothing, so
 * a gap in the numbers is filled from the log, and the log is asked from time to time whether it has come further. The
 * room need not be there yet, may go and come again, and the rooms may be started anew meanwhile.
 *
 * <pre>{@code
 * new Ear(vertx, bus, "general", event -> count(event)).open()
 * }</pre>
 */
public final class Ear {
  private static final Logger LOG = LoggerFactory.getLogger(Ear.class);
  private static final int FILL = 1_000;
  private static final int MOST_EARLY = 10_000;
  private static final long GAP_MS = 50;
  private static final long LOOK_MS = 5_000;

  private final Vertx vertx;
  private final Bus bus;
  private final String room;
  private final Consumer<RoomEvent> listener;
  private final TreeMap<Long, RoomEvent> early = new TreeMap<>();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private long looks = -1;
  /** Whether it is known what comes next: what is behind {@link #seq}, or a log that was not there before. */
  private boolean begun;
  private String epoch = "";
  private long seq;
  private boolean waiting;
  private boolean asking;

  /** Makes one for a room, by its name in any capitals; what the listener throws is logged and forgotten. */
  public Ear(Vertx vertx, Bus bus, String room, Consumer<RoomEvent> listener) {
    this.vertx = vertx;
    this.bus = bus;
    this.room = Name.room(room).key();
    this.listener = listener;
  }

  /** Listens; completes when nothing is missed any more, or when the rooms do not answer yet and it goes on trying. */
  public Future<Void> open() {
    subscriptions.add(bus.listen(RoomsApi.EVENT.of(room), this::take));
    subscriptions.add(bus.listen(RoomsApi.STARTED, pulse -> look()));
    looks = vertx.setPeriodic(LOOK_MS, timer -> look());
    return Future.join(subscriptions.stream().map(Subscription::ready).toList())
        .compose(ready -> bus.known()).compose(known -> begin());
  }

  /** Listens no more. Calling it twice is harmless. */
  public void close() {
    vertx.cancelTimer(looks);
    subscriptions.forEach(Subscription::close);
    subscriptions.clear();
  }

  /** Returns the key of the room. */
  public String room() {
    return room;
  }

  private Future<Void> begin() {
    return bus.call(RoomsApi.ROOM, new OfRoom(room)).onSuccess(this::found).<Void>mapEmpty().recover(problem -> {
      if (Fault.is(problem, ErrorCode.NO_SUCH_ROOM)) {
        gone();
      }
      return Future.succeededFuture();
    });
  }

  private void found(RoomState state) {
    if (!begun) {
      begun = true;
      epoch = state.epoch();
      seq = state.seq();
      early.headMap(seq, true).clear();
      advance();
    } else if (epoch.isEmpty()) {
      // It was not there before, so all of it is new.
      anew(state.epoch());
      fill();
    }
  }

  private void gone() {
    begun = true;
    epoch = "";
  }

  private void anew(String of) {
    epoch = of;
    seq = 0;
    early.clear();
  }

  private void look() {
    if (begun && !epoch.isEmpty()) {
      fill();
    } else {
      begin();
    }
  }

  private void take(RoomEvent event) {
    if (begun && !event.epoch().equals(epoch)) {
      anew(event.epoch());
    }
    if (event.seq() > seq && early.size() < MOST_EARLY) {
      early.put(event.seq(), event);
    }
    advance();
    if (begun && !early.isEmpty() && !waiting) {
      waiting = true;
      vertx.setTimer(GAP_MS, timer -> {
        waiting = false;
        if (!early.isEmpty()) {
          fill();
        }
      });
    }
  }

  private void advance() {
    while (begun && !early.isEmpty() && early.firstKey() == seq + 1) {
      RoomEvent next = early.pollFirstEntry().getValue();
      seq = next.seq();
      tell(next);
    }
  }

  private void tell(RoomEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException defect) {
      LOG.error("ear.listener_failed room={} seq={}", room, event.seq(), defect);
    }
  }

  private void fill() {
    if (asking) {
      return;
    }
    asking = true;
    bus.call(RoomsApi.FILL, new Fill(room, seq, FILL)).onComplete(page -> {
      asking = false;
      filled(page);
    }, problem -> {
      asking = false;
      if (Fault.is(problem, ErrorCode.NO_SUCH_ROOM)) {
        gone();
      }
    });
  }

  private void filled(Page page) {
    if (!page.epoch().equals(epoch)) {
      anew(page.epoch());
      fill();
      return;
    }
    page.events().stream().filter(event -> event.seq() > seq).forEach(event -> early.put(event.seq(), event));
    advance();
    if (!page.whole() && page.events().isEmpty() && early.isEmpty()) {
      // The log is shorter than it was, as after a loss of power: its numbers are given anew.
      begun = false;
      begin();
    } else if (!page.whole() && !early.isEmpty()) {
      LOG.warn("ear.missed room={} events={}", room, early.firstKey() - 1 - seq);
      seq = early.firstKey() - 1;
      advance();
    }
    if (page.events().size() == FILL) {
      fill();
    }
  }
}
