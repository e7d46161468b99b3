package hubbub.store.embedded;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.store.StoreInUse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

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
        StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(folder, channel);
      sign(channel);
      return new FolderLock(channel);
    } catch (IOException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  void release() throws IOException {
    channel.close();
  }

  private static void lock(Path folder, FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() == null) {
        throw new StoreInUse("folder " + folder, holder(channel));
      }
    } catch (OverlappingFileLockException here) {
      throw new Fault(ErrorCode.UNAVAILABLE, "The store folder " + folder + " is open already, in this process.");
    }
  }

  private static void sign(FileChannel channel) throws IOException {
    String signature = "process " + ProcessHandle.current().pid() + "\n";
    channel.truncate(0).write(ByteBuffer.wrap(signature.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer signature = ByteBuffer.allocate(64);
    channel.read(signature, 0);
    String holder = new String(signature.array(), 0, signature.position(), StandardCharsets.US_ASCII).strip();
    return holder.isEmpty() ? "another process" : holder;
  }
}
