package hubbub.bridge.protocol.eventbus;

import hubbub.access.Access;
import hubbub.access.Frame;
import hubbub.access.Pace;
import hubbub.bridge.spi.BusLine;
import hubbub.bridge.spi.BusListener;
import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Rejection;
import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One connection at the door to the event bus. Its frames are taken one after the other, no faster than its pace; until
 * a token is proved none is but the one that shows it.
 */
final class EventBusConversation implements Conversation, BusListener {
  private final Peer peer;
  private final EventBusProtocol door;
  private final Packing packing;
  private final Dealings dealings;
  private final Pace pace;
  private final Deque<String> waiting = new ArrayDeque<>();
  private Optional<BusLine> line = Optional.empty();
  private Optional<Access> access = Optional.empty();
  private int holds;
  private int offences;

  EventBusConversation(Peer peer, EventBusProtocol door, Packing packing) {
    this.peer = peer;
    this.door = door;
    this.packing = packing;
    this.dealings = new Dealings(door.limits());
    this.pace = new Pace(door.limits().framesPerSecond(), System.nanoTime());
  }

  @Override
  public void opened() {
    packing.opening().ifPresent(peer::send);
    peer.token().ifPresent(token -> introduce(token, false));
  }

  @Override
  public void text(String message) {
    try {
      waiting.addAll(packing.frames(message));
    } catch (Fault wrong) {
      refuse(new JsonObject(), wrong);
    }
    work();
  }

  @Override
  public void rejected(Rejection why) {
    refuse(new JsonObject(), new Fault(ErrorCode.BAD_REQUEST, switch (why) {
      case TOO_LARGE -> "The message is too long.";
      case INVALID_TEXT -> "The message is not UTF-8.";
      case UNEXPECTED_KIND -> "Frames are sent as text.";
    }));
  }

  @Override
  public void ending(CloseReason reason) {
    say(reason, Words.failure(reason));
  }

  @Override
  public void closed() {
    leave();
  }

  @Override
  public void heard(JsonObject frame, Buffer json) {
    dealings.heard(frame);
    peer.send(packing.frame(json));
  }

  @Override
  public void renewed(Access fresh) {
    access = Optional.of(fresh);
    if (!dealings.within(fresh)) {
      end(CloseReason.REVOKED, new Fault(ErrorCode.FORBIDDEN, "You may no longer listen to all of this."));
    }
  }

  @Override
  public void lost(Fault why) {
    end(Words.reason(why), why);
  }

  private void work() {
    while (holds == 0 && !waiting.isEmpty() && peer.open()) {
      long wait = pace.spend(System.nanoTime());
      if (wait > 0) {
        hold();
        peer.later(wait, this::goOn);
      }
      take(waiting.poll());
    }
  }

  private void take(String text) {
    JsonObject json;
    try {
      json = new JsonObject(text);
    } catch (DecodeException | ClassCastException notJson) {
      refuse(new JsonObject(), new Fault(ErrorCode.BAD_REQUEST, "A frame must be a JSON object."));
      return;
    }
    try {
      Frame frame = Frame.of(json);
      if (line.isEmpty()) {
        meet(frame);
      } else {
        dealings.note(frame, access.orElseThrow());
        line.get().say(frame.checked(access.orElseThrow().proof()));
      }
    } catch (Fault wrong) {
      refuse(json, wrong);
    }
  }

  // Vert.x's own client pings before anybody can tell it to show a token.
  private void meet(Frame frame) {
    String token = frame.headers().getString("token", "");
    if (frame.type() != Frame.Type.PING) {
      throw new Fault(ErrorCode.TOKEN_INVALID, "The first frame must be a ping with a token in its headers.");
    }
    if (!token.isEmpty()) {
      introduce(token, true);
    }
  }

  private void introduce(String token, boolean told) {
    hold();
    door.lines().open(token, peer.address(), this).onComplete(opened -> {
      if (!peer.open()) {
        opened.close();
        return;
      }
      line = Optional.of(opened);
      access = Optional.of(opened.access());
      peer.identify(opened.access().proof().principal());
      door.audit().opened(peer, name(), opened.access().proof().principal().name());
      if (told) {
        tell(new JsonObject().put("type", "pong"));
      }
      goOn();
    }, problem -> {
      Fault why = problem instanceof Fault fault ? fault : new Fault(ErrorCode.UNAVAILABLE);
      door.audit().refused(peer, name(), "", why);
      end(Words.reason(why), why);
    });
  }

  private void refuse(JsonObject json, Fault why) {
    if (!peer.open()) {
      return;
    }
    door.audit().refused(peer, name(), Frame.text(json, "address"), why);
    if (line.isEmpty()) {
      end(CloseReason.NOT_LOGGED_IN, why);
      return;
    }
    peer.offence();
    tell(Words.refusal(json, why));
    offences++;
    if (offences >= door.limits().offences()) {
      door.audit().offended(peer, name(), offences);
      end(CloseReason.OFFENDED, new Fault(why.code(), "There were " + offences + " frames that are not allowed."));
    }
  }

  private void end(CloseReason reason, Fault why) {
    if (peer.open()) {
      say(reason, Words.failure(why));
      peer.close(reason);
    }
  }

  private void say(CloseReason reason, JsonObject failure) {
    door.audit().closed(peer, name(), reason);
    line.ifPresent(open -> open.end(reason.sentence()));
    leave();
    tell(failure);
    packing.closing(reason.code(), reason.sentence()).ifPresent(peer::send);
  }

  private void tell(JsonObject frame) {
    peer.send(packing.frame(frame.toBuffer()));
  }

  private void hold() {
    holds++;
    peer.pause();
  }

  // What has come already is taken before more is read.
  private void goOn() {
    holds--;
    work();
    if (holds == 0 && peer.open()) {
      peer.resume();
    }
  }

  private void leave() {
    waiting.clear();
    line.ifPresent(BusLine::close);
  }

  private String name() {
    return access.map(found -> found.proof().owner()).orElse("nobody");
  }
}
