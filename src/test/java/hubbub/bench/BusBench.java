package hubbub.bench;

import hubbub.testing.PackagedHub;
import hubbub.testing.RestClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a request over the bus takes, from the question to the answer: within the hub, from a process at the TCP bridge,
 * and from one at the SockJS bridge, one at a time and many at once. Whoever answers is the same module within the hub.
 * CPU is the hub's alone, and so in the first case has the asking in it. Prints a line of JSON for each round.
 */
public final class BusBench {
  private static final int MANY = 64;
  private static final int WARM = 20_000;
  private static final JsonObject QUESTION =
      new JsonObject().put("room", "general").put("text", "about as much as what people say in a room".repeat(2));

  private BusBench() {}

  /** Runs, in a folder, so many rounds; see the class. */
  public static void main(String... arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0], "bus"));
    copy("Echo.java", folder);
    copy("Rounds.java", folder);
    int rounds = Integer.parseInt(arguments[1]);
    try (PackagedHub hub = PackagedHub.start(folder, "hub.json", conf())) {
      String token = hub.service("bench", List.of("service.bench.echo", "service.bench.rounds"), List.of());
      try (RestClient rest = new RestClient(hub.http());
          BusLine tcp = BusLine.tcp(hub.port(7000), token);
          BusLine sock = BusLine.sockJs(hub.http(), rest.token("admin", PackagedHub.ADMIN_PASSWORD))) {
        for (int round = -1; round < rounds; round++) {
          JsonObject found = new JsonObject();
          for (int open : new int[] {1, MANY}) {
            int requests = round < 0 ? WARM : open == 1 ? 5_000 : 50_000;
            measure(hub, found, "inside_" + open, requests, () -> inside(tcp, requests, open));
            measure(hub, found, "tcp_" + open, requests, () -> from(tcp, requests, open));
            measure(hub, found, "sockjs_" + open, requests, () -> from(sock, requests, open));
          }
          if (round >= 0) {
            System.out.println(found.encode());
          }
        }
      }
    }
    System.exit(0);
  }

  /** Something that is measured, and tells how long its requests took. */
  private interface Work {
    JsonObject run() throws IOException;
  }

  private static void measure(PackagedHub hub, JsonObject found, String name, int requests, Work work)
      throws IOException {
    long before = cpuMillis(hub);
    long began = System.nanoTime();
    JsonObject took = work.run();
    found.put(name + "_per_s", requests / ((System.nanoTime() - began) / 1e9));
    found.put(name + "_cpu_us", (cpuMillis(hub) - before) * 1e3 / requests);
    took.forEach(one -> found.put(name + "_" + one.getKey(), one.getValue()));
  }

  /** The module asks the other one; only the order and its answer come over the bridge. */
  private static JsonObject inside(BusLine line, int requests, int open) throws IOException {
    line.send("service.bench.rounds", "all",
        new JsonObject().put("requests", requests).put("open", open).put("question", QUESTION));
    JsonObject answer = line.receive();
    if (!(answer.getValue("body") instanceof JsonObject took)) {
      throw new IOException("no figures: " + answer);
    }
    return took;
  }

  private static JsonObject from(BusLine line, int requests, int open) throws IOException {
    long[] asked = new long[requests];
    long[] took = new long[requests];
    int next = 0;
    while (next < Math.min(open, requests)) {
      next = ask(line, asked, next);
    }
    for (int answered = 0; answered < requests; answered++) {
      JsonObject answer = line.receive();
      if (!QUESTION.equals(answer.getValue("body"))) {
        throw new IOException("no answer: " + answer);
      }
      int number = Integer.parseInt(answer.getString("address"));
      took[number] = System.nanoTime() - asked[number];
      if (next < requests) {
        next = ask(line, asked, next);
      }
    }
    Arrays.sort(took);
    return new JsonObject().put("p50_us", took[requests / 2] / 1e3).put("p99_us", took[requests * 99 / 100] / 1e3);
  }

  private static int ask(BusLine line, long[] asked, int number) throws IOException {
    asked[number] = System.nanoTime();
    line.send("service.bench.echo", Integer.toString(number), QUESTION);
    return number + 1;
  }

  /** The bridges as shipped, but for how fast one may ask; and who may ask the module that answers. */
  private static Map<String, JsonObject> conf() {
    JsonObject fast = new JsonObject().put("framesPerSecond", 1_000_000);
    JsonArray echo = JsonArray.of(new JsonObject().put("address", "service.bench.*"));
    JsonArray verticles = new JsonObject(shipped("hub.json")).getJsonArray("verticles");
    for (String module : List.of("Echo", "Rounds")) {
      verticles.add(new JsonObject().put("name", module).put("verticle", module + ".java"));
    }
    return Map.of("hub.json", new JsonObject().put("verticles", verticles),
        "busbridge.json", new JsonObject().put("limits", fast),
        "bridge.json", new JsonObject().put("limits", new JsonObject().put("messagesPerSecond", 1_000_000))
            .put("eventbus", new JsonObject().put("limits", fast.copy().put("requests", 1_000))
                .put("accounts", new JsonObject().put("in", echo))));
  }

  private static String shipped(String name) {
    try {
      return Files.readString(Path.of("conf", name));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void copy(String module, Path folder) throws IOException {
    Path to = Files.createDirectories(folder.resolve("modules")).resolve(module);
    try (InputStream source = BusBench.class.getResourceAsStream("/bench/" + module)) {
      Files.write(to, source.readAllBytes());
    }
  }

  private static long cpuMillis(PackagedHub hub) {
    return hub.program().handle().info().totalCpuDuration().orElseThrow().toMillis();
  }
}
