package hubbub.store.tool;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.store.Durability;
import hubbub.store.Journal;
import hubbub.store.KeyValueStore;
import hubbub.store.Store;
import hubbub.store.StoreConfig;
import hubbub.store.Stores;
import hubbub.store.Write;
import hubbub.testing.Await;
import hubbub.testing.RedisServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("hubbub.testing.RedisServer#available")
class StoreToolIT {
  private static final String KEYS = "{\"keys\":[]}";

  @TempDir
  private Path folder;
  private RedisServer redis;
  private Path data;
  private Vertx vertx;
  private String said = "";

  @BeforeEach
  void startRedis() throws IOException {
    redis = RedisServer.fleeting();
    vertx = Vertx.vertx();
    data = Files.createDirectory(folder.resolve("data"));
    fill();
  }

  @AfterEach
  void stopRedis() {
    Await.result(vertx.close());
    redis.close();
  }

  @Test
  @DisplayName("A data folder goes into Redis, from there into a file and into a folder again, and is the same.")
  void drill_roundTrip() throws IOException {
    String file = folder.resolve("backup.gz").toString();
    String copy = folder.resolve("copy").toString();

    assertThat(tool("copy", data.toString(), redis.address())).isZero();
    assertThat(said).contains("rooms: ", "5 entries in 3 streams, equal");
    assertThat(redis.tell("HGET", "{hubbub:auth}:values:keys", "keys")).endsWith(KEYS);
    assertThat(tool("verify", data.toString(), redis.address())).isZero();
    assertThat(tool("backup", redis.address(), file)).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file)))).isEqualTo("rw-------");
    assertThat(tool("verify", file, data.toString())).isZero();
    assertThat(tool("restore", file, copy)).isZero();
    assertThat(tool("verify", copy, data.toString())).isZero();

    Path keys = Path.of(copy, "auth/keys.json");
    assertThat(keys).hasContent(KEYS);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys))).isEqualTo("rw-------");
    Store rooms = open(Path.of(copy), "rooms");
    Journal log = rooms.journal("log", Durability.EVERYSEC);
    assertThat(Await.result(log.after("trimmed", 0, 10))).extracting(Journal.Line::seq).containsExactly(3L, 4L);
    assertThat(Await.result(log.append("trimmed", Buffer.buffer("next")))).isEqualTo(5);
    assertThat(Await.result(log.append("empty", Buffer.buffer("next")))).isEqualTo(3);
    assertThat(Await.result(rooms.keyValues("rooms", Durability.ALWAYS).get("soon")).orElseThrow().expiresAt())
        .isGreaterThan(System.currentTimeMillis());
    Await.result(rooms.close());
  }

  @Test
  @DisplayName("What is there already is left alone, unless it is said to be removed.")
  void targetNotEmpty_refused() {
    assertThat(tool("copy", data.toString(), redis.address())).isZero();
    Store rooms = open(data, "rooms");
    Await.result(rooms.keyValues("rooms", Durability.ALWAYS).put("fresh", Buffer.buffer("x")));
    Await.result(rooms.close());

    assertThat(tool("copy", redis.address(), data.toString())).isEqualTo(1);
    assertThat(said).contains("The store auth holds", "--overwrite");
    assertThat(tool("verify", redis.address(), data.toString())).isEqualTo(1);
    assertThat(said).contains("Not equal: rooms");
    assertThat(tool("copy", redis.address(), data.toString(), "--overwrite")).isZero();
    assertThat(tool("verify", redis.address(), data.toString())).isZero();
    assertThat(said).doesNotContain("Not equal");
  }

  @Test
  @DisplayName("A damaged backup restores nothing at all.")
  void damagedBackup_nothingTouched() throws IOException {
    Path file = folder.resolve("backup.gz");
    assertThat(tool("backup", data.toString(), file.toString())).isZero();
    assertThat(tool("backup", data.toString(), file.toString())).isEqualTo(1);
    assertThat(said).contains("is there already", "--overwrite");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));

    assertThat(tool("restore", file.toString(), redis.address())).isEqualTo(1);
    assertThat(said).contains("damaged");
    assertThat(redis.tell("DBSIZE")).isEqualTo(":0");
    Files.writeString(file, "no backup");
    assertThat(tool("restore", file.toString(), data.toString(), "--overwrite")).isEqualTo(1);
    assertThat(said).contains("damaged or no backup");
    assertThat(tool("restore", folder.resolve("none.gz").toString(), data.toString())).isEqualTo(1);
    assertThat(said).contains("There is no file");
  }

  @Test
  @DisplayName("A store that a hub has is left to it, and mistakes are told by their exit codes.")
  void mistakes_told() throws IOException {
    Store held = open(data, "rooms");
    assertThat(tool("copy", data.toString(), redis.address())).isEqualTo(1);
    assertThat(said).contains("open already");
    assertThat(tool("backup", data.toString(), folder.resolve("backup.gz").toString())).isEqualTo(1);
    assertThat(folder).isDirectoryNotContaining("glob:**backup*");
    Await.result(held.close());

    assertThat(tool()).isEqualTo(2);
    assertThat(tool("--help")).isZero();
    assertThat(said).contains("Usage: store copy FROM TO");
    assertThat(tool("copy", data.toString())).isEqualTo(2);
    assertThat(tool("move", data.toString(), redis.address())).isEqualTo(2);
    assertThat(said).contains("no command 'move'");
    assertThat(tool("copy", folder.resolve("nowhere").toString(), redis.address())).isEqualTo(1);
    assertThat(said).contains("There is no store in any of");
    assertThat(folder.resolve("nowhere")).doesNotExist();
    assertThat(tool("copy", data.toString(), "redis://127.0.0.1")).isEqualTo(3);
    assertThat(said).contains("addresses");
    assertThat(tool("copy", data.toString(), folder.resolve("none.json").toString())).isEqualTo(3);
  }

  @Test
  @DisplayName("The configuration files of a hub name its stores, and what is merged over them counts.")
  void hubFiles_nameStores() throws IOException {
    Path embedded = Files.writeString(folder.resolve("one.json"), """
        {"verticles":[{"name":"auth","config":{"store":{"folder":"%1$s/auth"}}},
          {"name":"rooms","config":"rooms.json"},{"name":"bridge","config":{"listeners":[]}}]}""".formatted(data));
    Files.writeString(folder.resolve("rooms.json"), "{\"store\":{\"folder\":\"%s/rooms\"}}".formatted(data));
    Path clustered = Files.writeString(folder.resolve("two.json"), """
        {"verticles":[{"name":"auth","config":{},"with":"redis.json"},
          {"name":"rooms","config":{"limits":{}},"with":"redis.json"}]}""");
    Files.writeString(folder.resolve("redis.json"),
        "{\"store\":{\"type\":\"redis\",\"redis\":{\"addresses\":[\"%s\"]}}}".formatted(redis.address()));

    assertThat(tool("copy", embedded.toString(), clustered.toString())).isZero();
    assertThat(said).contains("auth: ", "rooms: ").doesNotContain("bridge");
    assertThat(tool("verify", data.toString(), redis.address())).isZero();
  }

  private void fill() throws IOException {
    Store rooms = open(data, "rooms");
    Journal log = rooms.journal("log", Durability.EVERYSEC);
    for (int i = 1; i <= 4; i++) {
      Await.result(log.append("trimmed", Buffer.buffer("entry " + i)));
    }
    Await.result(log.trim("trimmed", 2));
    Await.result(log.append("empty", Buffer.buffer("x")));
    Await.result(log.append("empty", Buffer.buffer("x")));
    Await.result(log.trim("empty", 2));
    for (int i = 0; i < 3; i++) {
      Await.result(rooms.journal("audit", Durability.ALWAYS).append("\u00e4udit", Buffer.buffer(new byte[i])));
    }
    KeyValueStore values = rooms.keyValues("rooms", Durability.ALWAYS);
    for (int i = 0; i < 450; i++) {
      values.put("room " + i, Buffer.buffer(new byte[i]));
    }
    Await.result(values.put("large", Buffer.buffer(new byte[1024 * 1024])));
    Await.result(values.commit(List.of(Write.put("soon", Buffer.buffer("x"))
        .expiringAt(System.currentTimeMillis() + 3_000_000))));
    Await.result(rooms.close());
    Store auth = open(data, "auth");
    Await.result(auth.keyValues("accounts", Durability.ALWAYS).put("ann", Buffer.buffer("{}")));
    Await.result(auth.close());
    Files.writeString(data.resolve("auth/keys.json"), KEYS);
  }

  private Store open(Path folder, String name) {
    return Await.result(Stores.open(vertx, StoreConfig.embedded(folder.resolve(name))));
  }

  private int tool(String... words) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (PrintStream both = new PrintStream(written)) {
      int code = StoreTool.run(List.of(words), both, both);
      said = written.toString();
      return code;
    } catch (UncheckedIOException problem) {
      throw new AssertionError(problem);
    }
  }
}
