package hubbub.terminal.run;

import hubbub.process.Block;
import hubbub.process.Descriptor;
import hubbub.process.Libc;
import hubbub.process.PollSet;
import hubbub.process.Raw;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What the shell of a command tells the hub besides output, through a named pipe: its state when it ends, and the exit
 * statuses of pipelines that have breakpoints. The user may write there too; what is not understood is dropped, and at
 * most {@value #LARGEST} bytes are kept.
 *
 * <p>A state is {@code S}, the umask, a line end, the directory, NUL, variables each with NUL behind, and NUL. Statuses
 * are {@code P}, the index of the pipeline's first pipe, the status of each stage, with blanks between, and NUL.
 */
final class Report implements Channel {
  private static final int LARGEST = 1 << 20;

  private final Descriptor pipe;
  private final Block block = new Block(8192);
  private final BiConsumer<Integer, int[]> statuses;
  private byte[] bytes = new byte[8192];
  private int length;
  private int place;
  private ShellState state;

  /** Opens a named pipe; statuses are handed on as they come. */
  Report(String path, BiConsumer<Integer, int[]> statuses) throws IOException {
    // Open for both, so that it does not end each time the shell has told something.
    this.pipe = Descriptor.open(path, Libc.O_RDWR);
    this.statuses = statuses;
  }

  @Override
  public void prepare(PollSet set) {
    place = set.add(pipe, Libc.POLLIN);
  }

  @Override
  public void serve(PollSet set) {
    if (set.possible(place) != 0) {
      drain();
    }
  }

  /** Reads all that has been told. */
  void drain() {
    int read = pipe.read(block, 0, block.size());
    while (read > 0) {
      append(read);
      read = pipe.read(block, 0, block.size());
    }
  }

  private void append(int more) {
    if (length + more > LARGEST) {
      length = 0;
    }
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (length + more));
    }
    block.bytes().get(0, bytes, length, more);
    length += more;
    int done = 0;
    int next = record(done);
    while (next > done) {
      done = next;
      next = record(done);
    }
    System.arraycopy(bytes, done, bytes, 0, length - done);
    length -= done;
  }

  /** Reads a record and returns where the next one begins, or where this one does if it is not complete. */
  private int record(int start) {
    int end = end(start);
    if (end > start && bytes[start] == 'S') {
      int empty = end;
      while (end(empty) > empty + 1) {
        empty = end(empty);
      }
      if (end(empty) == empty) {
        return start;
      }
      readState(start + 1, empty);
      return empty + 1;
    }
    if (end > start && bytes[start] == 'P') {
      readStatuses(Raw.of(bytes, start + 1, end - 1));
    }
    return end;
  }

  /** Returns the offset behind the next NUL, or the start where there is none. */
  private int end(int start) {
    for (int i = start; i < length; i++) {
      if (bytes[i] == 0) {
        return i + 1;
      }
    }
    return start;
  }

  private void readState(int start, int end) {
    String[] strings = Raw.of(bytes, start, end).split("\0");
    String[] head = strings[0].split("\n", 2);
    if (head.length == 2 && head[0].matches("[0-7]{1,4}") && head[1].startsWith("/")) {
      Map<String, String> variables = new LinkedHashMap<>();
      for (String variable : Arrays.asList(strings).subList(1, strings.length)) {
        int equals = variable.indexOf('=');
        if (equals > 0) {
          variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
      }
      state = new ShellState(head[1], variables, head[0]);
    }
  }

  private void readStatuses(String text) {
    if (text.matches("[0-9]{1,5}( [0-9]{1,3})+")) {
      int[] numbers = Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
      statuses.accept(numbers[0], Arrays.copyOfRange(numbers, 1, numbers.length));
    }
  }

  /** Returns the last state that was told. */
  Optional<ShellState> state() {
    return Optional.ofNullable(state);
  }

  @Override
  public void close() {
    pipe.close();
  }
}
