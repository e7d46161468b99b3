package hubbub.process;

import java.io.IOException;

/**
 * A pipe between the hub and a program. Both ends are ours to close; the one for the program is closed once it has been
 * started, so that the other one ends with the program.
 *
 * @param out where one reads
 * @param in where one writes
 */
public record Pipe(Descriptor out, Descriptor in) implements AutoCloseable {
  /** Opens one. No program inherits it that is not given it. */
  public static Pipe open() throws IOException {
    Block ends = new Block(2 * Integer.BYTES);
    Descriptor.checked(Libc.pipe2(ends.address(0), Libc.O_CLOEXEC), "pipe2");
    return new Pipe(new Descriptor(ends.bytes().getInt(0)), new Descriptor(ends.bytes().getInt(Integer.BYTES)));
  }

  @Override
  public void close() {
    out.close();
    in.close();
  }
}
