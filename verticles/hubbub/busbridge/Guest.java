package hubbub.busbridge;

import hubbub.access.Access;
import hubbub.access.Frame;
import hubbub.access.Listening;
import hubbub.access.Pace;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.util.Map;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection of a process. It is read no faster than the library takes what it says and than its pace allows; what
 * waits to be sent to it is bounded.
 */
final class Guest {
  private static final Logger LOG = LoggerFactory.getLogger(Guest.class);
  /** The library's frames are the bus's answers, which have their own bounds. */
  private static final int LONGEST_ANSWER = 64 << 20;

  /** A machine that is gone without a word is found out within half a minute, also by who only waits for requests. */
  private static final Map<ChannelOption<?>, Object> KEPT_ALIVE = Map.of(ChannelOption.SO_KEEPALIVE, true,
      NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), 10, EpollChannelOption.TCP_KEEPIDLE, 10,
      NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), 5, EpollChannelOption.TCP_KEEPINTVL, 5,
      NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), 3, EpollChannelOption.TCP_KEEPCNT, 3);

  private final Guard guard;
  private final NetSocket outer;
  private final Splitter splitter;
  private final Pace pace;
  private final Requests requests;
  private final Listening listening;
  private Optional<Access> access = Optional.empty();
  private Optional<NetSocket> inner = Optional.empty();
  private int holds;
  private boolean closed;
  private int offences;
  private int outbox;

  Guest(Guard guard, NetSocket outer) {
    this.guard = guard;
    this.outer = outer;
    this.splitter = new Splitter(guard.limits().frameBytes());
    this.pace = new Pace(guard.limits().framesPerSecond(), System.nanoTime());
    this.listening = new Listening(guard.limits().registrations());
    this.requests = guard.requests(frame -> inner.orElseThrow().write(Library.bytes(frame)));
  }

  /** Reads from now on. */
  void begin() {
    ((NetSocketInternal) outer).channelHandlerContext().channel().config().setOptions(KEPT_ALIVE);
    outer.exceptionHandler(broken -> LOG.debug("busbridge.broken reason=\"{}\"", broken.getMessage()));
    outer.closeHandler(gone -> gone());
    outer.handler(bytes -> {
      splitter.add(bytes);
      work();
    });
  }

  /** Tells the process why, and closes. */
  void end(ErrorCode code, String why) {
    if (closed) {
      return;
    }
    LOG.info("busbridge.closed of={} code={} reason=\"{}\"", name(), code.slug(), why);
    if (code != ErrorCode.UNAVAILABLE) {
      access.ifPresent(found -> guard.notes().closed(found.proof(), address(), why));
    }
    tell(new JsonObject().put("type", "err").put("failureCode", code.number()).put("message", why));
    boolean reads = !outer.writeQueueFull();
    gone();
    if (reads) {
      outer.close();
    } else {
      abort();
    }
  }

  /** Goes on with what was found out anew about its token. */
  void renewed(Access fresh) {
    if (access.isPresent() && !access.get().proof().equals(fresh.proof())) {
      access = Optional.of(fresh);
      if (!listening.within(fresh)) {
        end(ErrorCode.FORBIDDEN, "You may no longer listen to all of this.");
      }
    }
  }

  private void work() {
    try {
      while (holds == 0 && !closed) {
        Optional<Buffer> frame = splitter.next();
        if (frame.isEmpty()) {
          return;
        }
        long wait = pace.spend(System.nanoTime());
        if (wait > 0) {
          hold(guard.after(wait));
        }
        take(frame.get());
      }
    } catch (Splitter.Broken broken) {
      end(ErrorCode.BAD_REQUEST, broken.getMessage());
    }
  }

  private void take(Buffer bytes) {
    JsonObject json;
    try {
      json = new JsonObject(bytes);
    } catch (DecodeException | ClassCastException notJson) {
      refuse(new JsonObject(), new Fault(ErrorCode.BAD_REQUEST, "A frame must be a JSON object."));
      return;
    }
    try {
      Frame frame = Frame.of(json);
      if (access.isEmpty()) {
        introduce(frame);
      } else {
        pass(frame, json);
      }
    } catch (Fault wrong) {
      refuse(json, wrong);
    }
  }

  private void introduce(Frame frame) {
    String token = frame.headers().getString("token", "");
    if (frame.type() != Frame.Type.PING || token.isEmpty()) {
      throw new Fault(ErrorCode.TOKEN_INVALID, "The first frame must be a ping with a token in its headers.");
    }
    hold(guard.admit(this, token).compose(found -> closed ? Future.failedFuture(new Fault(ErrorCode.UNAVAILABLE))
        : guard.library().connect().map(socket -> admitted(found, socket)))
        .onFailure(problem -> turnAway(token,
            problem instanceof Fault fault ? fault : new Fault(ErrorCode.UNAVAILABLE))));
  }

  private void turnAway(String token, Fault why) {
    if (!closed && why.code() != ErrorCode.UNAVAILABLE) {
      guard.notes().refused(token, address(), why.detail());
    }
    end(why.code(), why.detail());
  }

  private Void admitted(Access found, NetSocket socket) {
    if (closed) {
      socket.close();
      return null;
    }
    access = Optional.of(found);
    inner = Optional.of(socket);
    Splitter answers = new Splitter(LONGEST_ANSWER);
    socket.handler(bytes -> answered(answers, bytes));
    socket.closeHandler(gone -> end(ErrorCode.UNAVAILABLE, "The way to the bus is closed."));
    LOG.info("busbridge.opened of={} person={}", name(), found.proof().principal().name());
    guard.notes().opened(found.proof(), address());
    return null;
  }

  private void pass(Frame frame, JsonObject json) {
    JsonObject checked = frame.checked(access.orElseThrow().proof(), guard.timing().request());
    if (requests.answeredBy(frame)) {
      requests.answer(frame, json, checked);
      drain();
      return;
    }
    access.orElseThrow().demand(frame);
    listening.note(frame);
    inner.orElseThrow().write(Library.bytes(checked));
    drain();
  }

  private void drain() {
    NetSocket library = inner.orElseThrow();
    if (library.writeQueueFull()) {
      hold(Future.future(drained -> library.drainHandler(drained::complete)));
    }
  }

  private void answered(Splitter answers, Buffer bytes) {
    answers.add(bytes);
    try {
      for (Optional<Buffer> frame = answers.next(); frame.isPresent(); frame = answers.next()) {
        if (!closed && requests.admits(frame.get())) {
          send(Splitter.framed(frame.get()));
        }
      }
    } catch (Splitter.Broken broken) {
      end(ErrorCode.INTERNAL, ErrorCode.INTERNAL.sentence());
    }
  }

  private void refuse(JsonObject json, Fault fault) {
    LOG.debug("busbridge.refused of={} code={} reason=\"{}\"", name(), fault.code().slug(), fault.detail());
    if (access.isEmpty()) {
      end(fault.code(), fault.detail());
      return;
    }
    JsonObject told = new JsonObject().put("type", "err").put("sourceAddress", Frame.text(json, "address"))
        .put("failureCode", fault.code().number()).put("failureType", "RECIPIENT_FAILURE")
        .put("message", fault.detail());
    String asked = Frame.text(json, "replyAddress");
    tell(asked.isEmpty() ? told : told.put("address", asked));
    // What comes too late is nobody's fault.
    if (!fault.code().retryable()) {
      offences++;
    }
    if (offences >= guard.limits().offences()) {
      LOG.warn("busbridge.offended of={} frames={}", name(), offences);
      end(fault.code(), "There were " + offences + " frames that are not allowed.");
    }
  }

  private void tell(JsonObject frame) {
    send(Library.bytes(frame));
  }

  private void send(Buffer bytes) {
    if (closed) {
      return;
    }
    outbox += bytes.length();
    outer.write(bytes).onComplete(sent -> outbox -= bytes.length());
    if (outbox > guard.limits().outboxBytes()) {
      LOG.warn("busbridge.slow of={} bytes={}", name(), outbox);
      access.ifPresent(found -> guard.notes().closed(found.proof(), address(), "It does not read what it is sent."));
      gone();
      abort();
    }
  }

  // An orderly end would wait until everything is sent.
  private void abort() {
    ((NetSocketInternal) outer).channelHandlerContext().close();
  }

  private void hold(Future<?> until) {
    holds++;
    outer.pause();
    until.onSuccess(go -> {
      holds--;
      if (holds == 0 && !closed) {
        outer.resume();
        work();
      }
    });
  }

  private void gone() {
    if (!closed) {
      closed = true;
      requests.end();
      inner.ifPresent(NetSocket::close);
      guard.left(this);
    }
  }

  private String address() {
    return String.valueOf(outer.remoteAddress());
  }

  private String name() {
    return access.map(found -> found.proof().owner()).orElseGet(this::address);
  }
}
