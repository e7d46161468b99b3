package hubbub.testing.script;

import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.TerminalListener;
import hubbub.bridge.spi.TerminalView;
import hubbub.bridge.spi.Terminals;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.terminal.Opened;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Terminal sessions in memory, without programs. Every request is kept; it is answered with what the test has said for
 * its address, or fails with the {@link Fault} said there, or else waits for ever.
 */
public final class ScriptedTerminals implements Terminals {
  private final List<String> asked = new ArrayList<>();
  private final Map<String, Object> answers = new HashMap<>();
  private final Map<String, TerminalListener> listeners = new LinkedHashMap<>();
  private Object opening = new Fault(ErrorCode.TERMINAL_FORBIDDEN);

  /** Whoever opens a session from now on is in this one. */
  public void opens(Opened session) {
    opening = session;
  }

  /** Nobody gets a session from now on. */
  public void opensNothing(Fault why) {
    opening = why;
  }

  /** Requests to this address are answered so. */
  public void answer(String address, Message answer) {
    answers.put(address, answer.toJson());
  }

  /** Requests to this address fail. */
  public void fail(String address, Fault fault) {
    answers.put(address, fault);
  }

  /** Returns the requests that were made and not looked at yet, as address and body; take from it what is looked at. */
  public List<String> asked() {
    return asked;
  }

  /** Returns who hears of the session, by viewer. */
  public Map<String, TerminalListener> listeners() {
    return listeners;
  }

  @Override
  public Future<TerminalView> open(Peer peer, Opening wanted, TerminalListener listener) {
    asked.add("open " + wanted);
    if (opening instanceof Fault fault) {
      return Future.failedFuture(fault);
    }
    View view = new View((Opened) opening, peer.id());
    listeners.put(peer.id(), listener);
    return Future.succeededFuture(view);
  }

  @Override
  public <Q extends Message, R extends Message> Future<R> ask(Endpoint<Q, R> endpoint, Q request) {
    asked.add(endpoint.address() + " " + request.toJson().encode());
    Object answer = answers.get(endpoint.address());
    if (answer instanceof Fault fault) {
      return Future.failedFuture(fault);
    }
    return answer == null ? Promise.<R>promise().future()
        : Future.succeededFuture(endpoint.reply().apply((JsonObject) answer));
  }

  private final class View implements TerminalView {
    private final Opened opened;
    private final String viewer;

    View(Opened opened, String viewer) {
      this.opened = opened;
      this.viewer = viewer;
    }

    @Override
    public Opened opened() {
      return opened;
    }

    @Override
    public String viewer() {
      return viewer;
    }

    @Override
    public <Q extends Message, R extends Message> Future<R> ask(Function<String, Endpoint<Q, R>> what, Q request) {
      return ScriptedTerminals.this.ask(what.apply(opened.session()), request);
    }

    @Override
    public void type(long serverId, Buffer bytes) {
      asked.add("type " + serverId + " " + bytes);
    }

    @Override
    public void leave() {
      if (listeners.remove(viewer) != null) {
        asked.add("leave " + viewer);
      }
    }
  }
}
