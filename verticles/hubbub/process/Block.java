package hubbub.process;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory that the operating system can be given the address of. Lives as long as somebody refers to it. */
public final class Block {
  private final ByteBuffer bytes;
  private final long address;

  public Block(int size) {
    bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    address = Pointer.nativeValue(Native.getDirectBufferPointer(bytes));
  }

  /** Returns the memory itself; position and limit are its owner's. */
  public ByteBuffer bytes() {
    return bytes;
  }

  /** Returns where byte {@code offset} lies. */
  public long address(int offset) {
    return address + offset;
  }

  /** Returns how many bytes it has. */
  public int size() {
    return bytes.capacity();
  }
}
