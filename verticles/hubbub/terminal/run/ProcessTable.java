package hubbub.terminal.run;

import hubbub.process.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What runs on this machine, from {@code /proc}. */
final class ProcessTable {
  private static final Path ROOT = Path.of("/proc");

  /** One process and no other, though numbers are used again: the number, and when it was started. */
  record Identity(int pid, long started) {}

  /** A process with the numbers of its parent and its group. */
  record Entry(Identity identity, int parent, int group) {
    int pid() {
      return identity.pid;
    }

    /** Tells whether a signal would end it, because it neither has a handler for it nor keeps it off. */
    boolean endsBy(Signal signal) {
      long bit = 1L << signal.number() - 1;
      for (String line : read(ROOT.resolve(pid() + "/status")).split("\n")) {
        if (line.matches("Sig(Blk|Ign|Cgt):.*") && (Long.parseUnsignedLong(line.substring(8).strip(), 16) & bit) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private ProcessTable() {}

  /** Returns the living processes of a session of processes. */
  static List<Entry> ofSession(int session) {
    List<Entry> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(ROOT, "[0-9]*")) {
      for (Path process : processes) {
        String stat = read(process.resolve("stat"));
        // Behind the name, which may hold anything: state, parent, group, session, … and as the 20th the start.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        if (fields.length > 19 && fields[3].equals(Integer.toString(session)) && !fields[0].equals("Z")) {
          int pid = Integer.parseInt(process.getFileName().toString());
          found.add(new Entry(new Identity(pid, Long.parseLong(fields[19])), Integer.parseInt(fields[1]),
              Integer.parseInt(fields[2])));
        }
      }
    } catch (IOException failure) {
      throw new IllegalStateException("/proc cannot be read", failure);
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
