package hubbub.auth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that sign tokens, in a file only its owner may read. Blocking: used at start, on a worker. The newest key
 * is the last.
 */
final class KeyFile {
  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
  private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

  private final Path file;

  KeyFile(Path folder) {
    this.file = folder.resolve("keys.json");
  }

  /**
   * Returns the keys to work with from now on, made, rotated and cleared as need be, and stored.
   *
   * @param now the time, in milliseconds since the epoch
   * @param life how long a token lives from now on, in milliseconds
   * @param rotateAfter the age in milliseconds at which the newest key is followed by another; 0 = never
   */
  List<SigningKey> open(long now, long life, long rotateAfter) {
    try {
      List<SigningKey> stored = Files.exists(file) ? read() : List.of();
      List<SigningKey> keys = KeyRing.current(stored, now, life, rotateAfter);
      if (!keys.equals(stored)) {
        write(keys);
      }
      return keys;
    } catch (IOException problem) {
      throw new IllegalStateException("The key file " + file + " cannot be used: " + problem.getMessage(), problem);
    }
  }

  private List<SigningKey> read() throws IOException {
    guard();
    return KeyRing.read(Files.readString(file), "The key file " + file + " is damaged. Restore it, or remove it to have"
        + " new keys made; then everybody has to log in again.");
  }

  private void guard() throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")
        && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      LOG.warn("keys.exposed file={} now=600", file);
      Files.setPosixFilePermissions(file, OWNER_ONLY);
    }
  }

  private void write(List<SigningKey> keys) throws IOException {
    byte[] bytes = KeyRing.written(keys).getBytes(StandardCharsets.UTF_8);
    Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(file.getParent(), "keys", ".tmp");
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      // Made with mode 600 by the JDK; written out before it takes the place of the old one.
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
