package hubbub.bridge.transport;

import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Protocol;
import hubbub.contract.CloseReason;
import hubbub.contract.auth.Principal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One connection, from its handshake to its end. It stands in the channel's pipeline in the place of Vert.x's own
 * handler: fan-out writes the same buffer to thousands of sockets, which Vert.x's write queue would copy and count
 * one by one, and an idle connection costs half the memory. The price is that back-pressure is this class's own duty:
 * see {@link #flushed}. To be used on its event loop only.
 */
public final class Wire extends ChannelInboundHandlerAdapter implements Peer {
  private static final int LITTLE = 32 * 1024;

  private enum State { OPEN, CLOSING, CLOSED }

  private final Wires wires;
  private final Framing framing;
  private final Arrival arrival;
  private final Tag tag;
  private final Intake intake;
  private ChannelHandlerContext channel;
  private Conversation conversation;
  private Principal principal;
  private Runnable onClosed = () -> { };
  private State state = State.OPEN;
  private final Silence silence;
  private int slot;
  private boolean ending;
  private boolean broken;

  Wire(Wires wires, Framing framing, Arrival arrival, Protocol protocol) {
    this.wires = wires;
    this.framing = framing;
    this.arrival = arrival;
    this.tag = wires.tag(protocol);
    Limits limits = wires.limits();
    this.intake = new Intake(this, wires, protocol.messageBytes(limits.messageBytes()));
    this.silence = new Silence(limits, wires.second(), protocol.loginSeconds(limits.loginSeconds()));
  }

  void begin(Conversation with) {
    conversation = with;
    wires.run(this, with::opened);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = context;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (!(read instanceof ByteBuf bytes)) {
      ReferenceCountUtil.release(read);
      return;
    }
    try {
      if (open()) {
        silence.heard(wires.second());
      }
      intake.hear(bytes);
    } finally {
      bytes.release();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (state != State.CLOSED) {
      state = State.CLOSED;
      intake.end();
      wires.gone(this);
      wires.run(this, conversation::closed);
      over();
    }
  }

  // The peer has sent its last word (half-close). We have nothing more to hear, so we end as well.
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      context.close();
    }
  }

  // A reset or a broken TLS record is the peer's affair; the close that follows is all that matters.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }

  @Override
  public String id() {
    return tag.id();
  }

  @Override
  public String address() {
    return arrival.address();
  }

  @Override
  public Optional<String> token() {
    return arrival.token();
  }

  @Override
  public String target() {
    return arrival.target();
  }

  @Override
  public void send(Buffer message) {
    write(text(message));
  }

  @Override
  public void send(byte[] message, int length) {
    write(framed(Framing.TEXT, length).writeBytes(message, 0, length));
  }

  @Override
  public void sendBinary(Buffer message) {
    sendBinary(List.of(message));
  }

  @Override
  public void sendBinary(List<Buffer> parts) {
    ByteBuf out = framed(Framing.BINARY, parts.stream().mapToInt(Buffer::length).sum());
    parts.forEach(part -> out.writeBytes(((BufferInternal) part).getByteBuf()));
    write(out);
  }

  @Override
  public void sendAll(List<Buffer> messages) {
    if (open()) {
      messages.forEach(message -> channel.write(text(message), channel.voidPromise()));
      tag.traffic().said(messages.size());
      flushed();
    }
  }

  /** Writes bytes that are framed already and takes over one reference to them. */
  void write(ByteBuf framed) {
    if (state != State.OPEN) {
      framed.release();
      return;
    }
    channel.write(framed, channel.voidPromise());
    tag.traffic().said(1);
    flushed();
  }

  /** Lets the system keep little for this peer, so that {@link #holding} tells soon when it does not read. */
  void holdLittle() {
    try {
      channel.channel().config().setOption(ChannelOption.SO_SNDBUF, LITTLE);
    } catch (ChannelException gone) {
      // The socket has been closed meanwhile, which this connection is about to hear.
    }
  }

  @Override
  public boolean holding() {
    return waiting() > 0;
  }

  /** Returns how many bytes the socket has not taken yet. */
  long waiting() {
    ChannelOutboundBuffer waiting = channel.channel().unsafe().outboundBuffer();
    return waiting == null ? 0 : waiting.totalPendingWriteBytes();
  }

  @Override
  public void whenTaken(Runnable action) {
    channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(taken -> {
      if (taken.isSuccess() && state == State.OPEN) {
        wires.run(this, action);
      }
    });
  }

  @Override
  public void identify(Principal who) {
    principal = who;
    intake.identified();
  }

  Optional<Principal> principal() {
    return Optional.ofNullable(principal);
  }

  /** Runs an action once: when the connection is gone, or already when the hub has begun to close it. */
  public void onClosed(Runnable action) {
    onClosed = action;
  }

  @Override
  public void pause() {
    intake.pause();
  }

  @Override
  public void resume() {
    intake.resume();
  }

  @Override
  public void later(long millis, Runnable action) {
    channel.executor().schedule(() -> {
      if (state == State.OPEN) {
        wires.run(this, action);
      }
    }, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close(CloseReason reason) {
    if (state != State.OPEN) {
      return;
    }
    if (framing == Framing.WEBSOCKET) {
      ByteBuf out = channel.alloc().directBuffer(128);
      Framing.close(out, reason.code(), reason.sentence());
      channel.write(out, channel.voidPromise());
    }
    closing();
  }

  /** Says why in the protocol's own words, then closes. */
  public void end(CloseReason reason) {
    if (state == State.OPEN && !ending) {
      ending = true;
      wires.run(this, () -> conversation.ending(reason));
      close(reason);
    }
  }

  @Override
  public void offence() {
    wires.offence();
    intake.offended();
  }

  @Override
  public void counted() {
    intake.counted();
  }

  @Override
  public boolean throttled() {
    return intake.throttled();
  }

  @Override
  public boolean open() {
    return state == State.OPEN;
  }

  // While closing, a websocket is read on for the client's own close and nothing else.
  boolean listening() {
    return open() && intake.ready() || state == State.CLOSING && framing == Framing.WEBSOCKET && !broken;
  }

  /** Reads from the socket, or leaves there what comes. */
  void reading(boolean on) {
    channel.channel().config().setAutoRead(on);
  }

  void run(Runnable action) {
    wires.run(this, action);
  }

  Tag tag() {
    return tag;
  }

  int slot() {
    return slot;
  }

  void slot(int place) {
    slot = place;
  }

  Conversation conversation() {
    return conversation;
  }

  Framing framing() {
    return framing;
  }

  int count() {
    return intake.count();
  }

  void control(int opcode, ByteBuf words) {
    intake.counted();
    if (opcode == Framing.PING) {
      write(framed(Framing.PONG, words.readableBytes()).writeBytes(words));
    } else if (opcode == Framing.CLOSE) {
      if (open()) {
        wires.run(this, conversation::parting);
      }
      close(CloseReason.NORMAL);
      channel.close();
    }
  }

  void broken() {
    broken = true;
    wires.offence();
    close(CloseReason.PROTOCOL_ERROR);
  }

  /** Looks at this connection once a second; the one timer of the instance serves all. */
  void tick(int second) {
    if (state == State.CLOSING) {
      if (silence.closedLongEnough(second)) {
        channel.close();
      }
      return;
    }
    if (intake.second()) {
      // It was not silent: it was not heard.
      silence.excuse(second);
    }
    switch (silence.at(second, principal != null, framing == Framing.WEBSOCKET)) {
      case LOGIN_TIMEOUT -> end(CloseReason.LOGIN_TIMEOUT);
      case IDLE -> end(CloseReason.IDLE);
      case PING -> write(framed(Framing.PING, 0));
      case NOTHING -> { }
    }
  }

  void abort() {
    channel.close();
  }

  private ByteBuf text(Buffer message) {
    return framed(Framing.TEXT, message.length()).writeBytes(((BufferInternal) message).getByteBuf());
  }

  private ByteBuf framed(int opcode, int length) {
    ByteBuf out = channel.alloc().directBuffer(Framing.HEADER_BYTES + length);
    framing.header(out, opcode, length);
    return out;
  }

  private void closing() {
    state = State.CLOSING;
    silence.excuse(wires.second());
    intake.end();
    reading(true);
    // Later, since others may be in the middle of being told the same.
    channel.executor().execute(this::over);
    channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> {
      if (channel.channel() instanceof DuplexChannel duplex && (framing == Framing.TCP || broken)) {
        duplex.shutdownOutput();
      }
    });
  }

  private void over() {
    Runnable action = onClosed;
    onClosed = () -> { };
    wires.run(this, action);
  }

  // Netty keeps what the socket does not take. While the socket takes all, nothing waits and nothing is looked at.
  private void flushed() {
    channel.flush();
    if (!channel.channel().isWritable() && !ending && waiting() > wires.limits().outboxBytes()) {
      wires.slow(this);
      end(CloseReason.SLOW);
    }
  }
}
