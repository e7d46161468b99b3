package hubbub.terminal.run;

import hubbub.process.Descriptor;
import hubbub.process.Libc;
import hubbub.process.OsUser;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a session with the named pipes of its commands. These are the user's, the folder is the hub's: who can
 * put something else in a pipe's place could have the hub open any file.
 */
final class Workspace {
  private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);
  private static final int USER_ONLY = 0600;

  private final OsUser user;
  private final Path folder;

  Workspace(OsUser user) throws IOException {
    this.user = user;
    this.folder = Files.createTempDirectory("hubbub-terminal-").toAbsolutePath();
    if (!user.isTheHub()) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }
  }

  String path() {
    return folder.toString();
  }

  /** Makes a named pipe for a command and returns its path. */
  String pipe(int command, String name) throws IOException {
    String path = folder.resolve(command + "-" + name).toString();
    Descriptor.checked(Libc.mkfifo(path, USER_ONLY), "mkfifo " + path);
    user.own(path);
    return path;
  }

  /** Removes the pipes of a command. What cannot be removed now goes with the folder. */
  void clear(int command) {
    clear(command + "-*");
  }

  /** Removes all. */
  void remove() {
    clear("*");
    try {
      Files.deleteIfExists(folder);
    } catch (IOException failure) {
      LOG.warn("session_folder_not_removed path={}", folder, failure);
    }
  }

  private void clear(String names) {
    try (DirectoryStream<Path> pipes = Files.newDirectoryStream(folder, names)) {
      for (Path pipe : pipes) {
        Files.deleteIfExists(pipe);
      }
    } catch (NoSuchFileException gone) {
      LOG.debug("session_folder_gone path={}", folder);
    } catch (IOException failure) {
      LOG.warn("pipes_not_removed path={}", folder, failure);
    }
  }
}
