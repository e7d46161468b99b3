package hubbub.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Log files on a disk that a test fills: a write then stops halfway, and leaves what it wrote. */
final class FullDisk implements LogFile.Maker {
  private volatile boolean full;
  private volatile boolean stuck;
  private volatile boolean unclosable;

  void full(boolean now) {
    full = now;
  }

  /** What was written cannot even be cut off. */
  void stuck(boolean now) {
    stuck = now;
  }

  /** Even to close a file fails, and not as files fail. */
  void unclosable(boolean now) {
    unclosable = now;
  }

  @Override
  public LogFile make(Path path) throws IOException {
    LogFile file = LogFile.make(path);
    return new LogFile() {
      @Override
      public void write(ByteBuffer bytes, long position) throws IOException {
        if (full) {
          file.write(bytes.slice(0, bytes.remaining() / 2), position);
          throw new IOException("No space left on device");
        }
        file.write(bytes, position);
      }

      @Override
      public void force() throws IOException {
        file.force();
      }

      @Override
      public void truncate(long size) throws IOException {
        if (stuck) {
          throw new IOException("Input/output error");
        }
        file.truncate(size);
      }

      @Override
      public void close() throws IOException {
        file.close();
        if (unclosable) {
          throw new OutOfMemoryError("made by the test");
        }
      }
    };
  }
}
