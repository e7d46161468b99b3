package hubbub.bridge.protocol.terminal;

import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Services;
import hubbub.bridge.spi.TerminalListener;
import hubbub.bridge.spi.TerminalView;
import hubbub.bridge.spi.Terminals;
import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.Principal;
import hubbub.contract.terminal.Chunk;
import hubbub.contract.terminal.Closed;
import hubbub.contract.terminal.OfSession;
import hubbub.contract.terminal.Resize;
import hubbub.contract.terminal.Run;
import hubbub.contract.terminal.Running;
import hubbub.contract.terminal.Screen;
import hubbub.contract.terminal.Taken;
import hubbub.contract.terminal.TerminalApi;
import hubbub.contract.terminal.TerminalEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A login shell whose bytes are the binary messages, both ways. Text messages change its size or acknowledge bytes. The
 * session is this connection's own: it ends with it, and the connection with the shell.
 */
final class RawConversation implements Conversation, TerminalListener {
  private static final int MOST_UNTAKEN = 64 * 1024;

  private final Peer peer;
  private final Services services;
  private final int window;
  private final List<Buffer> waiting = new ArrayList<>();
  private Optional<TerminalView> view = Optional.empty();
  private Principal who;
  private Credit credit;
  private long serverId;
  private long untaken;
  private boolean gone;

  RawConversation(Peer peer, Services services, int window) {
    this.peer = peer;
    this.services = services;
    this.window = window;
  }

  @Override
  public void opened() {
    // Nothing is read until there is a shell.
    peer.pause();
    Optional<Screen> screen = RawTarget.screen(peer.target());
    if (peer.token().isEmpty()) {
      peer.close(CloseReason.NOT_AUTHENTICATED);
    } else if (screen.isEmpty()) {
      peer.close(CloseReason.BAD_QUERY);
    } else {
      services.accounts().verify(peer.token().get()).onSuccess(proved -> open(proved, screen.get()))
          .onFailure(this::failed);
    }
  }

  private void open(Principal proved, Screen screen) {
    if (gone) {
      return;
    }
    who = proved;
    peer.identify(proved);
    services.terminals().open(peer, Terminals.Opening.fresh(proved, window), this)
        .onSuccess(opened -> {
          view = Optional.of(opened);
          if (gone) {
            end();
            return;
          }
          opened.ask(TerminalApi::run, new Run(opened.viewer(), "", Run.Kind.LOGIN, "", List.of(), List.of(), screen,
              false)).onSuccess(this::running).onFailure(this::failed);
        })
        .onFailure(this::failed);
  }

  private void running(Running running) {
    serverId = running.serverId();
    credit = new Credit(view.orElseThrow(), serverId, window);
    peer.resume();
  }

  private void failed(Throwable problem) {
    if (!peer.open()) {
      return;
    }
    ErrorCode code = problem instanceof Fault fault ? fault.code() : ErrorCode.INTERNAL;
    peer.send(new JsonObject().put("error", Answers.sentence(problem)).toBuffer());
    peer.close(switch (code) {
      case TOKEN_INVALID -> CloseReason.NOT_AUTHENTICATED;
      case BANNED -> CloseReason.BANNED;
      case UNAVAILABLE, INTERNAL, BUSY -> CloseReason.INTERNAL;
      case TOO_MANY_TERMINALS, TOO_MANY_COMMANDS -> CloseReason.FULL;
      default -> CloseReason.LOGIN_FAILED;
    });
  }

  @Override
  public void bytes(Buffer bytes) {
    view.orElseThrow().type(serverId, bytes);
    untaken(bytes.length());
  }

  private void untaken(long more) {
    boolean full = untaken >= MOST_UNTAKEN;
    untaken += more;
    if (!full && untaken >= MOST_UNTAKEN) {
      peer.pause();
    } else if (full && untaken < MOST_UNTAKEN && !gone) {
      peer.resume();
    }
  }

  @Override
  public void text(String message) {
    try {
      JsonObject control = new JsonObject(message);
      if (control.getValue("resize") instanceof JsonObject size) {
        TerminalView shell = view.orElseThrow();
        shell.ask(TerminalApi::resize, new Resize(shell.viewer(), serverId, CommandRequest.screen(size)));
      } else if (control.getValue("ack") instanceof Number bytes && bytes.longValue() >= 0) {
        credit.acknowledged(bytes.longValue());
      } else {
        peer.offence();
      }
    } catch (DecodeException | Fault wrong) {
      peer.offence();
    }
  }

  @Override
  public void output(Chunk chunk) {
    waiting.add(chunk.bytes());
  }

  @Override
  public void turnEnded() {
    if (waiting.isEmpty() || gone) {
      return;
    }
    long bytes = waiting.stream().mapToLong(Buffer::length).sum();
    peer.sendBinary(waiting);
    waiting.clear();
    if (peer.holding()) {
      peer.whenTaken(() -> credit.taken(bytes));
    } else {
      credit.taken(bytes);
    }
  }

  @Override
  public void event(TerminalEvent event) {
    switch (event.kind()) {
      case ENDED -> {
        turnEnded();
        peer.close(CloseReason.NORMAL);
      }
      case TAKEN -> untaken(-Taken.fromJson(event.body()).bytes());
      case CLOSED -> {
        turnEnded();
        peer.close(reason(Closed.fromJson(event.body()).reason()));
      }
      default -> {
        // There is nobody who would read it.
      }
    }
  }

  @Override
  public void lost() {
    peer.close(CloseReason.INTERNAL);
  }

  @Override
  public void closed() {
    gone = true;
    end();
  }

  private void end() {
    view.ifPresent(opened -> {
      services.terminals().ask(TerminalApi.END, new OfSession(who, opened.opened().session()));
      opened.leave();
    });
    view = Optional.empty();
  }

  private static CloseReason reason(Closed.Reason reason) {
    return switch (reason) {
      case ENDED, TOO_OLD, UNSHARED -> CloseReason.NORMAL;
      case IDLE -> CloseReason.IDLE;
      case REVOKED, FORBIDDEN -> CloseReason.REVOKED;
      case DRAINING -> CloseReason.DRAINING;
    };
  }
}
