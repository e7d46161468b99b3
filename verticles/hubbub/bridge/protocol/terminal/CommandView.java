package hubbub.bridge.protocol.terminal;

import hubbub.bridge.spi.Peer;
import hubbub.contract.terminal.Chunk;
import hubbub.contract.terminal.CommandState;
import hubbub.contract.terminal.Cut;
import hubbub.contract.terminal.Ended;
import hubbub.contract.terminal.Run;
import hubbub.contract.terminal.StageEnded;
import hubbub.contract.terminal.TerminalEvent;
import hubbub.contract.terminal.Truncated;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One command as a client sees it. What comes of it waits here, in order, until the socket can take it, and goes out in
 * as few messages as it may: what a client has no credit for never comes here, so that little waits.
 */
final class CommandView {
  // More would only make the client wait for the whole of it.
  private static final int MOST_BYTES = 128 * 1024;
  private static final int MOST_RENDERED = 128 * 1024;
  // One byte can become forty, which go out three times over: a message must never be more than may wait for a peer.
  private static final int STEP = 4 * 1024;

  private final CommandState state;
  private final Credit credit;
  private final Update update;
  private final Streams streams;
  private final Map<Integer, Breakpoint> breakpoints = new TreeMap<>();
  private final Deque<Object> waiting = new ArrayDeque<>();
  private final Buffer binaryHead = Buffer.buffer(4);
  private Optional<Ended> ended = Optional.empty();
  private int rendered;
  private long told;
  private long cut;

  CommandView(CommandState state, Credit credit) {
    this.state = state;
    this.credit = credit;
    this.told = state.from();
    Tag tag = Tag.parse(state.tag());
    this.update = new Update(state, tag);
    this.streams = new Streams(output(tag.markup()), new Rendering(tag.markup()));
    state.breakpoints().forEach(location -> breakpoints.put(location, new Breakpoint(tag.markup())));
    Chunk.appendVarint(binaryHead, state.serverId());
  }

  private Renderer output(Markup markup) {
    Optional<ListCommand> list = markup.html() ? ListCommand.of(state.command()) : Optional.empty();
    return list.isPresent() ? new Listing(list.get(), new Links(state.directory())) : new Rendering(markup);
  }

  CommandState state() {
    return state;
  }

  Credit credit() {
    return credit;
  }

  /** Tells whether its output goes out in binary frames. */
  boolean binary() {
    return state.kind() != Run.Kind.PLAIN;
  }

  void add(Chunk chunk) {
    waiting.add(chunk);
  }

  void add(TerminalEvent event) {
    waiting.add(event);
  }

  boolean idle() {
    return waiting.isEmpty();
  }

  /** Tells whether the last there is to tell was sent. */
  boolean over() {
    return ended.isPresent() && waiting.isEmpty();
  }

  /** Sends one message with some of what waits, and returns how many bytes of output that was. */
  long send(Peer peer, boolean takesBinary, boolean progress, Fragment out) {
    if (binary() && waiting.peek() instanceof Chunk) {
      return sendBinary(peer, takesBinary);
    }
    long bytes = 0;
    // What happens to a program with binary output keeps its place among the bytes, which go out in other messages.
    while (!waiting.isEmpty() && bytes < MOST_BYTES && rendered < MOST_RENDERED
        && !(binary() && waiting.peek() instanceof Chunk)) {
      Object next = waiting.poll();
      if (next instanceof Chunk chunk) {
        Chunk part = part(chunk);
        bytes += part.bytes().length();
        gather(part);
      } else {
        happen((TerminalEvent) next);
      }
    }
    told += bytes;
    sendUpdate(peer, progress, out);
    return bytes;
  }

  /** Returns the beginning of a piece; what is left of it is the next one. */
  private Chunk part(Chunk chunk) {
    Buffer bytes = chunk.bytes();
    if (bytes.length() <= STEP) {
      return chunk;
    }
    waiting.addFirst(with(chunk, bytes.slice(STEP, bytes.length())));
    return with(chunk, bytes.slice(0, STEP));
  }

  private static Chunk with(Chunk chunk, Buffer bytes) {
    return new Chunk(chunk.serverId(), chunk.outlet(), chunk.location(), bytes);
  }

  private void gather(Chunk chunk) {
    if (!chunk.outlet().ofPipe()) {
      rendered += streams.add(chunk.outlet(), chunk.bytes());
    } else if (breakpoints.containsKey(chunk.location())) {
      rendered += breakpoints.get(chunk.location()).streams().add(chunk.outlet(), chunk.bytes());
    }
  }

  private void happen(TerminalEvent event) {
    switch (event.kind()) {
      case STAGE -> {
        StageEnded stage = StageEnded.fromJson(event.body());
        Optional.ofNullable(breakpoints.get(stage.location())).ifPresent(there -> there.ended(stage.status()));
      }
      case TRUNCATED -> Optional.ofNullable(breakpoints.get(Truncated.fromJson(event.body()).location()))
          .ifPresent(Breakpoint::truncated);
      case CUT -> cut += Cut.fromJson(event.body()).bytes();
      case ENDED -> {
        ended = Optional.of(Ended.fromJson(event.body()));
        streams.end();
        breakpoints.values().forEach(there -> there.streams().end());
      }
      default -> throw new IllegalArgumentException("no event of a command: " + event.kind());
    }
  }

  private long sendBinary(Peer peer, boolean takesBinary) {
    List<Buffer> parts = new ArrayList<>(List.of(binaryHead));
    long bytes = 0;
    while (bytes < MOST_BYTES && waiting.peek() instanceof Chunk chunk) {
      parts.add(chunk.bytes());
      bytes += chunk.bytes().length();
      waiting.poll();
    }
    told += bytes;
    if (takesBinary) {
      peer.sendBinary(parts);
    }
    return bytes;
  }

  private void sendUpdate(Peer peer, boolean progress, Fragment out) {
    out.clear();
    update.begin(out, streams);
    if (!breakpoints.isEmpty()) {
      update.breakpoints(out, breakpoints);
    }
    told += cut;
    update.end(out, ended, (cut > 0 ? ",\"cut\":" + cut : "") + (progress ? ",\"bytes\":" + told : ""));
    cut = 0;
    rendered = 0;
    streams.clear();
    breakpoints.values().forEach(there -> there.streams().clear());
    peer.send(out.bytes(), out.length());
  }
}
