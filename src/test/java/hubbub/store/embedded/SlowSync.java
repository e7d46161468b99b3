package hubbub.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Log files whose syncs wait while a test holds them, and are counted. */
final class SlowSync implements LogFile.Maker {
  private final Semaphore free = new Semaphore(1);
  private final AtomicInteger asked = new AtomicInteger();

  /** Makes the next syncs wait. */
  void hold() {
    free.acquireUninterruptibly();
  }

  void release() {
    free.release();
  }

  /** Returns how many syncs were asked for. */
  int asked() {
    return asked.get();
  }

  @Override
  public LogFile make(Path path) throws IOException {
    LogFile file = LogFile.make(path);
    return new LogFile() {
      @Override
      public void write(ByteBuffer bytes, long position) throws IOException {
        file.write(bytes, position);
      }

      @Override
      public void force() throws IOException {
        asked.incrementAndGet();
        free.acquireUninterruptibly();
        try {
          file.force();
        } finally {
          free.release();
        }
      }

      @Override
      public void truncate(long size) throws IOException {
        file.truncate(size);
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }
}
