package hubbub;

import hubbub.conf.Conf;
import hubbub.conf.ConfException;
import hubbub.conf.ConfFile;
import io.vertx.core.ThreadingModel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code conf/hub.json} says.
 *
 * @param verticles what is deployed, in this order, and undeployed in reverse
 * @param drain how long stopping them may take, all together
 */
record HubConfig(List<Deployed> verticles, Duration drain) {
  /** Reads the list and every file it names, which blocks; throws one {@link ConfException} with all problems. */
  static HubConfig from(JsonObject json) {
    Conf conf = Conf.of(json);
    List<String> problems = new ArrayList<>();
    Path folder = Path.of(json.getString(Conf.FILE, "")).toAbsolutePath().getParent();
    HubConfig config = from(conf, folder, problems);
    throwAll(conf, problems);
    return config;
  }

  /** Reads one line of the list again, and the files it names, which blocks; throws as {@link #from}. */
  static Deployed line(JsonObject json, String name) {
    JsonArray only = new JsonArray(json.getJsonArray("verticles").stream()
        .filter(line -> ((JsonObject) line).getString("name").equals(name)).toList());
    return from(json.copy().put("verticles", only)).verticles().getFirst();
  }

  /** Reads the list, adding what is wrong with the files it names and leaving {@code done()} to the caller. */
  static HubConfig from(Conf conf, Path folder, List<String> problems) {
    List<Deployed> verticles = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Modules modules = new Modules(folder.resolve(conf.text("modules", "a folder, seen from this file", "../modules"))
        .normalize());
    for (Conf line : conf.sections("verticles", "what is deployed, in order")) {
      Deployed read = line(line, folder, modules, problems);
      if (!names.add(read.name())) {
        line.problem("name", "a name that no other verticle of the list has");
      }
      verticles.add(read);
    }
    if (verticles.isEmpty()) {
      conf.problem("verticles", "at least one verticle");
    }
    int drain = conf.whole("drainSeconds", "s", 1, 27, 25);
    return new HubConfig(List.copyOf(verticles), Duration.ofSeconds(drain));
  }

  private static Deployed line(Conf line, Path folder, Modules modules, List<String> problems) {
    String name = line.required("name", "the noun it serves");
    String verticle = line.required("verticle", "class name, source file, or prefix:name");
    boolean own = Modules.isOwn(verticle);
    if (!own && !modules.has(verticle)) {
      line.problem("verticle", "a class of the hub, or a source or a class of a jar in " + modules.folder());
    }
    int before = problems.size();
    JsonObject config = line.isObject("config")
        ? line.raw("config", "the verticle's configuration itself, or the name of its file beside this one")
        : line.optionalText("config", "the name of its file beside this one")
            .map(file -> load(folder.resolve(file), problems)).orElseGet(JsonObject::new);
    line.optionalText("with", "a file beside this one, merged over it")
        .ifPresent(file -> merge(config, load(folder.resolve(file), problems)));
    Deployed read = new Deployed(name, verticle, config, instances(line), threading(line, own),
        own ? Optional.empty() : Optional.of(modules));
    if (problems.size() == before) {
      problems.addAll(read.problems());
    }
    return read;
  }

  private static int instances(Conf line) {
    if (line.isText("instances")) {
      line.choice("instances", "cores", "cores");
      return Runtime.getRuntime().availableProcessors();
    }
    return line.whole("instances", "instances, or \"cores\"", 1, 1_024, 1);
  }

  /** The event loops are everybody's, so a module is not on them unless that is said. */
  private static ThreadingModel threading(Conf line, boolean own) {
    boolean said = line.isText("threading");
    String chosen = line.choice("threading", "event_loop", "event_loop", "worker", "virtual_thread");
    return own || said ? ThreadingModel.valueOf(chosen.toUpperCase(Locale.ROOT)) : ThreadingModel.WORKER;
  }

  /** What the other says counts, object by object; a problem is told under both names. */
  private static void merge(JsonObject config, JsonObject other) {
    String files = config.getString(Conf.FILE, "") + " with " + other.getString(Conf.FILE, "");
    config.mergeIn(other, true).put(Conf.FILE, files);
  }

  private static JsonObject load(Path file, List<String> problems) {
    try {
      return ConfFile.read(file);
    } catch (ConfException wrong) {
      problems.addAll(wrong.problems());
      return new JsonObject();
    }
  }

  private static void throwAll(Conf conf, List<String> problems) {
    Optional<ConfException> inside = Optional.empty();
    try {
      conf.done();
    } catch (ConfException wrong) {
      inside = Optional.of(wrong);
    }
    List<String> all = new ArrayList<>(inside.map(ConfException::problems).orElse(List.of()));
    all.addAll(problems);
    if (!all.isEmpty()) {
      throw new ConfException(all);
    }
  }
}
