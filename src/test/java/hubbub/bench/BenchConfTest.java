package hubbub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchConfTest {
  private static Map<String, Object> keys(String file) throws IOException {
    Map<String, Object> keys = new TreeMap<>();
    collect("", new JsonObject(Files.readString(Path.of("conf", file))), keys);
    keys.remove("$comment");
    return keys;
  }

  private static void collect(String path, JsonObject json, Map<String, Object> keys) {
    json.forEach(entry -> {
      if (entry.getValue() instanceof JsonObject inner) {
        collect(path + entry.getKey() + ".", inner, keys);
      } else {
        keys.put(path + entry.getKey(), entry.getValue());
      }
    });
  }

  @ParameterizedTest
  @CsvSource({
      "auth, hashing.memoryKib hashing.passes hashing.queue throttle.account.failures throttle.address.failures",
      "rooms, history.lines limits.burst limits.perSecond",
      "pong, limits.matches rules.points",
      "matches, limits.matches seats.keptSeconds",
      "console, throttle.bytesPerSecond throttle.lines",
  })
  @DisplayName("What is measured is the shipped configuration with other limits and cheaper hashes, and nothing else")
  void benchConfiguration_differsInLimitsOnly(String noun, String allowed) throws IOException {
    Map<String, Object> shipped = keys(noun + ".json");
    Map<String, Object> bench = keys(noun + "-bench.json");
    assertThat(bench.keySet()).isEqualTo(shipped.keySet());
    TreeSet<String> differing = new TreeSet<>(bench.keySet());
    differing.removeIf(key -> bench.get(key).equals(shipped.get(key)));
    assertThat(String.join(" ", differing)).isEqualTo(allowed);
  }

  @Test
  @DisplayName("Over the shipped bridge stand other limits, and nothing else")
  void bridge_differsInLimitsOnly() throws IOException {
    assertThat(keys("bridge-bench.json").keySet())
        .containsExactly("limits.connectionsPerAddress", "limits.loginSeconds", "limits.messagesPerSecond");
    assertThat(keys("bridge.json").keySet()).containsAll(keys("bridge-bench.json").keySet());
  }

  @Test
  @DisplayName("What is measured is made of the same verticles")
  void benchHub_isTheShippedHub() throws IOException {
    String shipped = new JsonObject(Files.readString(Path.of("conf/hub.json"))).encode();
    JsonObject bench = new JsonObject(Files.readString(Path.of("conf/hub-bench.json")));
    bench.remove("$comment");
    assertThat(bench.encode().replace(",\"with\":\"bridge-bench.json\"", "").replace("-bench.json", ".json"))
        .isEqualTo(shipped);
  }
}
