package hubbub.testing;

import io.netty.util.internal.PlatformDependent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** How much memory the process of the test holds on to, the hub in it and the kit alike. */
public final class Footprint {
  private Footprint() {}

  /** Returns what a full collection leaves of the heap, and what lies outside of it, in bytes. */
  public static long bytes() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
    return memory.getHeapMemoryUsage().getUsed() + direct + Math.max(0, PlatformDependent.usedDirectMemory());
  }
}
