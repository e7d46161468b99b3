package hubbub.terminal;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.Principal;
import hubbub.contract.terminal.FileQuery;
import hubbub.contract.terminal.FileSlice;
import hubbub.process.CannotRun;
import hubbub.process.OsUser;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads pieces of files, in a process of the user whose they are: the operating system decides what may be read. Blocks
 * until that has ended, so it is not for an event loop.
 */
final class FileReader {
  // The file is opened first, and what was opened is looked at: nobody can put another one in its place between.
  private static final String SCRIPT = """
      [ -f "$1" ] || exit 3
      exec 3<"$1" || exit 3
      file=$(readlink /proc/self/fd/3; echo x); file=${file%??}
      root=$(realpath -e -- "$2"; echo x); root=${root%??}
      [ -f /proc/self/fd/3 ] || exit 3
      case $file in "${root%/}"/*) ;; *) exit 3 ;; esac
      stat -L -c '%s %Y' /proc/self/fd/3 || exit 3
      tail -c "+$3" <&3 | head -c "$4"
      """;
  private static final int LONGEST_PATH = 4_096;
  private static final long MILLIS = 1_000;

  private final Users users;
  private final Optional<String> root;
  private final long seconds;

  /** Reads below a folder, or below each user's home, and for no longer than so many seconds. */
  FileReader(Users users, Optional<String> root, long seconds) {
    this.users = users;
    this.root = root;
    this.seconds = seconds;
  }

  /** Reads for somebody, whose roles may not be those of the query any more. */
  FileSlice read(Principal reader, FileQuery query) {
    if (!query.path().startsWith("/") || query.path().length() > LONGEST_PATH || query.path().indexOf('\0') >= 0) {
      throw new Fault(ErrorCode.NO_SUCH_FILE);
    }
    OsUser user = users.of(Name.person(reader.name()), reader.roles(), query.loopback());
    try {
      return slice(query.path(), output(user, query));
    } catch (IOException failure) {
      throw new Fault(ErrorCode.UNAVAILABLE);
    } catch (CannotRun refused) {
      throw new Fault(ErrorCode.NO_OS_USER, refused.getMessage());
    }
  }

  private byte[] output(OsUser user, FileQuery query) throws IOException {
    List<String> line = new ArrayList<>(user.switching());
    line.addAll(List.of("timeout", "-s", "KILL", Long.toString(seconds), "sh", "-c", SCRIPT, "sh", query.path(),
        root.orElse(user.home()), Long.toString(query.offset() + 1), Integer.toString(query.length())));
    ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(user.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    byte[] output = process.getInputStream().readAllBytes();
    if (process.onExit().join().exitValue() != 0) {
      throw new Fault(ErrorCode.NO_SUCH_FILE);
    }
    return output;
  }

  private static FileSlice slice(String path, byte[] output) {
    int line = 0;
    while (output[line] != '\n') {
      line++;
    }
    String[] facts = new String(output, 0, line, StandardCharsets.US_ASCII).split(" ");
    Buffer data = Buffer.buffer(output).slice(line + 1, output.length);
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new FileSlice(name, Long.parseLong(facts[0]), MILLIS * Long.parseLong(facts[1]), type(name, data), data);
  }

  private static String type(String name, Buffer data) {
    String known = URLConnection.guessContentTypeFromName(name);
    if (known != null) {
      return known;
    }
    for (int i = 0; i < data.length(); i++) {
      if (data.getByte(i) == 0) {
        return "application/octet-stream";
      }
    }
    return "text/plain";
  }
}
