package hubbub.terminal;

import hubbub.contract.Message;
import hubbub.contract.terminal.Chunk;
import hubbub.contract.terminal.Outlet;
import hubbub.contract.terminal.Run;
import hubbub.contract.terminal.StageEnded;
import hubbub.contract.terminal.TerminalEvent;
import hubbub.contract.terminal.TerminalEvent.Kind;
import hubbub.contract.terminal.Truncated;
import hubbub.process.Outcome;
import hubbub.terminal.run.CommandListener;
import hubbub.terminal.run.Source;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Hears a command on the command's own thread, which may block here, and tells it on the verticle's context. */
final class Listening implements CommandListener {
  private final Office office;
  private final Job job;
  private final Recorder recorder;
  private final Consumer<Outcome> ended;
  private final boolean screen;

  Listening(Office office, Job job, Recorder recorder, Consumer<Outcome> ended) {
    this.office = office;
    this.job = job;
    this.recorder = recorder;
    this.ended = ended;
    this.screen = job.run().kind() != Run.Kind.PLAIN;
  }

  @Override
  public void output(Source source, ByteBuffer bytes) {
    recorder.output(bytes.duplicate());
    int length = bytes.remaining();
    Outlet plain = source == Source.STDERR ? Outlet.STDERR : Outlet.STDOUT;
    Buffer chunk = chunk(screen ? Outlet.SCREEN : plain, 0, bytes);
    office.later(() -> job.said(chunk, length, true));
  }

  @Override
  public void passed(int pipe, Source source, ByteBuffer bytes) {
    int length = bytes.remaining();
    Buffer chunk = chunk(source == Source.STDERR ? Outlet.PIPE_STDERR : Outlet.PIPE, pipe, bytes);
    office.later(() -> job.said(chunk, length, false));
  }

  @Override
  public void truncated(int pipe, Source source) {
    happened(Kind.TRUNCATED, new Truncated(job.serverId(), pipe, source == Source.STDERR));
  }

  @Override
  public void stageEnded(int pipe, int status) {
    happened(Kind.STAGE, new StageEnded(job.serverId(), pipe, status));
  }

  @Override
  public void completed(Outcome outcome) {
    recorder.close();
    office.later(() -> ended.accept(outcome));
  }

  private void happened(Kind kind, Message body) {
    TerminalEvent event = new TerminalEvent(kind, body.toJson());
    office.later(() -> job.happened(event));
  }

  // The bytes belong to the command: this is the one copy of them on the way to the bus.
  private Buffer chunk(Outlet outlet, int location, ByteBuffer bytes) {
    Buffer chunk = Chunk.header(job.serverId(), outlet, location, bytes.remaining());
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return chunk.appendBytes(copy);
  }
}
