package hubbub.bridge.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rule that keeps other people's web pages from using a visitor's cookie, for upgrades and for requests that change
 * something: a browser says in {@code Origin} whose page speaks, and that page must be the hub's own or be listed.
 * Clients that are no browsers send no {@code Origin} and pass, since nobody else's cookie is in their hands.
 */
public final class Origins {
  /** Listed in place of an origin, lets every page in. */
  public static final String ANY = "*";

  private static final Pattern ORIGIN = Pattern.compile("(https?)://([^/?#@\\s]+?)(?::(\\d{1,5}))?");

  private final Set<String> listed;

  private Origins(Set<String> listed) {
    this.listed = listed;
  }

  /** Allows the hub's own pages and those of these origins; what {@link #valid} refuses must not be among them. */
  public static Origins of(List<String> listed) {
    return new Origins(listed.stream().map(origin -> ANY.equals(origin) ? ANY : normal(origin).orElseThrow())
        .collect(Collectors.toUnmodifiableSet()));
  }

  /** Tells whether a text can be listed: {@code scheme://host[:port]} or {@link #ANY}. */
  public static boolean valid(String origin) {
    return ANY.equals(origin) || normal(origin).isPresent();
  }

  /** Tells whether a request comes from a page that may use the visitor's cookie, or from no page at all. */
  public boolean allow(HttpServerRequest request) {
    String host = request.authority() == null ? "" : request.authority().toString();
    return allow(request.headers(), host, request.isSSL());
  }

  /** Tells the same of the head of an upgrade. */
  public boolean allow(MultiMap headers, boolean tls) {
    return allow(headers, Optional.ofNullable(headers.get("Host")).orElse(""), tls);
  }

  private boolean allow(MultiMap headers, String host, boolean tls) {
    List<String> sent = headers.getAll("Origin");
    if (sent.isEmpty() || listed.contains(ANY)) {
      return true;
    }
    Optional<String> origin = sent.size() == 1 ? normal(sent.get(0)) : Optional.empty();
    return origin.isPresent()
        && (listed.contains(origin.get()) || origin.equals(normal((tls ? "https://" : "http://") + host)));
  }

  private static Optional<String> normal(String origin) {
    Matcher found = ORIGIN.matcher(origin.toLowerCase(Locale.ROOT));
    if (!found.matches()) {
      return Optional.empty();
    }
    String scheme = found.group(1);
    String standard = scheme.equals("https") ? "443" : "80";
    String port = found.group(3) == null ? standard : found.group(3);
    return Optional.of(scheme + "://" + found.group(2) + (port.equals(standard) ? "" : ":" + port));
  }
}
