package hubbub.store.embedded;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The right to use a store's folder, which one opener has at a time; the operating system ends it with the process. */
final class FolderLock {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes the folder where it is missing, for its owner only, and takes the right. */
  static FolderLock take(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    FileChannel channel = FileChannel.open(folder.resolve("store.lock"),
        StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel).isEmpty()) {
      channel.close();
      throw new Fault(ErrorCode.UNAVAILABLE,
          "The store folder " + folder + " is open already, in this process or another one.");
    }
    return new FolderLock(channel);
  }

  void release() throws IOException {
    channel.close();
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException here) {
      return Optional.empty();
    }
  }
}
