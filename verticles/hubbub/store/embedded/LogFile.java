package hubbub.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is written at its end: the few things the log needs of one, so that a test can make them fail. */
interface LogFile {
  /** Writes all of the bytes at a position. */
  void write(ByteBuffer bytes, long position) throws IOException;

  /** Returns when all that was written is on disk. */
  void force() throws IOException;

  void truncate(long size) throws IOException;

  void close() throws IOException;

  /** How log files are made. */
  @FunctionalInterface
  interface Maker {
    /** Makes a file that must not be there yet. */
    LogFile make(Path path) throws IOException;
  }

  /** Makes a real file. */
  static LogFile make(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new LogFile() {
      @Override
      public void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
          at += channel.write(bytes, at);
        }
      }

      @Override
      public void force() throws IOException {
        channel.force(false);
      }

      @Override
      public void truncate(long size) throws IOException {
        channel.truncate(size);
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
