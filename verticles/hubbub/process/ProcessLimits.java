package hubbub.process;

import hubbub.conf.Conf;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one process of somebody may have; the number of processes is counted for the user of the operating system.
 *
 * @param resources the limits there are
 */
public record ProcessLimits(Map<Resource, Long> resources) {
  private static final long MIB = 1 << 20;

  /** Reads the limits of a file's section, 0 = no limit; by default a user has so many processes and threads. */
  public static ProcessLimits from(Conf conf, int count) {
    Map<Resource, Long> limits = new EnumMap<>(Resource.class);
    put(limits, Resource.PROCESSES, conf.whole("count", "processes of the user", 0, 1_000_000, count));
    put(limits, Resource.OPEN_FILES, conf.whole("openFiles", "files", 0, 1_000_000, 1_024));
    put(limits, Resource.FILE_BYTES, MIB * conf.whole("fileMib", "MiB", 0, 1 << 20, 4_096));
    put(limits, Resource.MEMORY_BYTES, MIB * conf.whole("memoryMib", "MiB", 0, 1 << 20, 0));
    put(limits, Resource.CPU_SECONDS, conf.whole("cpuSeconds", "s", 0, 31_536_000, 0));
    limits.put(Resource.CORE_BYTES, 0L);
    return new ProcessLimits(Map.copyOf(limits));
  }

  private static void put(Map<Resource, Long> limits, Resource resource, long limit) {
    if (limit > 0) {
      limits.put(resource, limit);
    }
  }
}
