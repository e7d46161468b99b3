package hubbub.terminal;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recording in the form asciicast v2, written on the command's thread as the output comes. Where it cannot be written
 * or would become too large it stops; the command goes on.
 */
final class Asciicast implements Recorder {
  private static final Logger LOG = LoggerFactory.getLogger(Asciicast.class);
  private static final double MICROS = 1e6;

  private final Path file;
  private final String name;
  private final JsonObject header;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
      .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final long begin = System.nanoTime();
  private ByteBuffer rest = ByteBuffer.allocate(0);
  private OutputStream out = OutputStream.nullOutputStream();
  private boolean opened;
  private long room;

  Asciicast(Path file, String name, JsonObject header, long room) {
    this.file = file;
    this.name = name;
    this.header = header;
    this.room = room;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void output(ByteBuffer bytes) {
    String text = decoded(bytes, false);
    if (!text.isEmpty()) {
      write(text);
    }
  }

  @Override
  public void close() {
    String last = decoded(ByteBuffer.allocate(0), true);
    if (last.isEmpty()) {
      guarded(this::open);
    } else {
      write(last);
    }
    guarded(() -> out.close());
  }

  private void write(String text) {
    double seconds = Math.round((System.nanoTime() - begin) / 1e3) / MICROS;
    guarded(() -> {
      open();
      line(new JsonArray().add(seconds).add("o").add(text).encode());
    });
  }

  private void open() throws IOException {
    if (!opened) {
      opened = true;
      Files.createDirectories(file.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      out = Files.newOutputStream(file, StandardOpenOption.APPEND);
      line(header.encode());
    }
  }

  private void line(String json) throws IOException {
    byte[] bytes = (json + "\n").getBytes(StandardCharsets.UTF_8);
    room -= bytes.length;
    if (room >= 0) {
      out.write(bytes);
    }
  }

  // A character may be torn between two pieces of output.
  private String decoded(ByteBuffer bytes, boolean last) {
    ByteBuffer in = ByteBuffer.allocate(rest.remaining() + bytes.remaining()).put(rest).put(bytes).flip();
    CharBuffer text = CharBuffer.allocate(in.remaining() + 1);
    decoder.decode(in, text, last);
    rest = in;
    return text.flip().toString();
  }

  private void guarded(Step step) {
    try {
      step.run();
    } catch (IOException problem) {
      LOG.warn("terminal.recording.failed file={}", file, problem);
      out = OutputStream.nullOutputStream();
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
