package hubbub.bridge.http;

import hubbub.conf.Conf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The section {@code http} of {@code conf/bridge.json}.
 *
 * @param webroot the folder of the static pages; absolute
 * @param bodyBytes the largest body of a request
 * @param origins the pages that may use the hub from a browser, beside its own
 */
public record HttpConfig(Path webroot, int bodyBytes, List<String> origins) {
  /** Where the distribution was unpacked; set by its start script. */
  static final String HOME = "hubbub.home";

  /** Reads the section and leaves its problems in it. */
  public static HttpConfig from(Conf conf) {
    String webroot = conf.text("webroot", "folder", "webroot");
    int bodyBytes = conf.whole("bodyBytes", "bytes", 1_024, 1_048_576, 65_536);
    List<String> origins = conf.texts("origins", "origins such as https://chat.example.org", List.of());
    if (!origins.stream().allMatch(Origins::valid)) {
      conf.problem("origins", "origins such as \"https://chat.example.org\" or \"http://localhost:3000\", or \"*\"");
    }
    List<Path> places = places(webroot);
    if (places.stream().noneMatch(Files::isDirectory)) {
      conf.problem("webroot", "a folder that exists: " + String.join(" or ", places.stream().map(Path::toString)
          .toList()));
    }
    return new HttpConfig(places.stream().filter(Files::isDirectory).findFirst().orElse(places.get(0)), bodyBytes,
        origins.stream().filter(Origins::valid).toList());
  }

  /** Returns the rule on origins that this configuration makes. */
  public Origins rule() {
    return Origins.of(origins);
  }

  // A relative folder belongs to whoever started the hub; the distribution brings one along for everybody else.
  private static List<Path> places(String webroot) {
    return Stream.of("", System.getProperty(HOME, "")).distinct()
        .map(base -> Path.of(base).resolve(webroot).toAbsolutePath().normalize()).distinct().toList();
  }
}
