package hubbub.testing.script;

import hubbub.bridge.spi.ConsoleListener;
import hubbub.bridge.spi.ConsoleView;
import hubbub.bridge.spi.Consoles;
import hubbub.bridge.spi.Peer;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.console.Attached;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Consoles in memory, without programs. Whoever enters sits at a console that has not connected, unless the test has
 * said a {@link Fault} for it; what is sent to a console waits for the test to answer it.
 */
public final class ScriptedConsoles implements Consoles {
  private final List<String> asked = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final Deque<Fault> refusals = new ArrayDeque<>();
  private final Map<String, ConsoleListener> listeners = new LinkedHashMap<>();
  private final Deque<Promise<Done>> inputs = new ArrayDeque<>();
  private Optional<Promise<ConsoleView>> held = Optional.empty();
  private boolean holds;

  /** Somebody sits at this person's console. */
  public void take(String name) {
    taken.add(name);
  }

  /** The next one who enters is refused. */
  public void refuse(ErrorCode code) {
    refusals.add(new Fault(code));
  }

  /** The next one who enters does so at {@link #release} only. */
  public void hold() {
    holds = true;
  }

  /** Lets who was held enter. */
  public void release() {
    held.orElseThrow().complete(new View("held"));
  }

  /** Returns what was asked and not looked at yet; take from it what is looked at. */
  public List<String> asked() {
    return asked;
  }

  /** Returns who hears of a console, by the peer's id. */
  public ConsoleListener listener(Peer peer) {
    return listeners.get(peer.id());
  }

  /** Returns the packets that have not been answered, oldest first. */
  public Deque<Promise<Done>> inputs() {
    return inputs;
  }

  @Override
  public Future<Boolean> taken(String name) {
    asked.add("taken " + name);
    return refusals.isEmpty() ? Future.succeededFuture(taken.contains(name)) : Future.failedFuture(refusals.poll());
  }

  @Override
  public Future<ConsoleView> enter(Peer peer, Entry entry, ConsoleListener listener) {
    asked.add("enter " + entry.who().name() + (entry.takeOver() ? " takeOver" : "") + (entry.keep() ? " keep" : "")
        + entry.spied().map(name -> " spy " + name).orElse(""));
    if (!refusals.isEmpty()) {
      return Future.failedFuture(refusals.poll());
    }
    listeners.put(peer.id(), listener);
    if (holds) {
      holds = false;
      held = Optional.of(Promise.promise());
      return held.get().future();
    }
    return Future.succeededFuture(new View(peer.id()));
  }

  private final class View implements ConsoleView {
    private final String viewer;
    private boolean left;

    View(String viewer) {
      this.viewer = viewer;
    }

    @Override
    public Attached attached() {
      return new Attached("c1", "Ann", false);
    }

    @Override
    public Future<Done> input(String packet) {
      asked.add("input " + packet);
      inputs.add(Promise.promise());
      return inputs.getLast().future();
    }

    @Override
    public void grant(int bytes) {
      asked.add("grant " + bytes);
    }

    @Override
    public void leave(boolean lost) {
      if (!left) {
        left = true;
        listeners.remove(viewer);
        asked.add("leave" + (lost ? " lost" : ""));
      }
    }
  }
}
