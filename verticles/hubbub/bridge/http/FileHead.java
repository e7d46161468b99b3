package hubbub.bridge.http;

import hubbub.contract.terminal.FileSlice;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/**
 * What stands before a file: what a browser may do with it.
 *
 * @param slice a piece of the file
 * @param shown whether a browser may show it by itself
 */
record FileHead(FileSlice slice, boolean shown) {
  private static final Set<String> SHOWN = Set.of("text/plain", "image/png", "image/jpeg", "image/gif", "image/webp",
      "image/avif", "image/apng", "image/bmp", "image/x-icon", "image/vnd.microsoft.icon", "image/svg+xml");
  // A picture may have scripts in it (SVG), and whoever opens it by itself would run them as this site.
  private static final String HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US).withZone(ZoneOffset.UTC);

  static FileHead of(FileSlice slice) {
    return new FileHead(slice, SHOWN.contains(slice.type().split(";")[0].strip()));
  }

  void write(HttpServerResponse response, ByteRange range, boolean partial) {
    response.setStatusCode(partial ? 206 : 200)
        .putHeader("Content-Type", slice.type().startsWith("text/plain") ? "text/plain; charset=utf-8" : slice.type())
        .putHeader("Content-Length", Long.toString(range.length()))
        .putHeader("Content-Disposition", (shown ? "inline" : "attachment") + "; filename*=UTF-8''" + coded())
        .putHeader("Content-Security-Policy", HARMLESS)
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Last-Modified", DATE.format(Instant.ofEpochMilli(slice.modifiedAt())))
        .putHeader("Cache-Control", "private, no-cache")
        .putHeader("Accept-Ranges", "bytes");
    if (partial) {
      response.putHeader("Content-Range", range.told());
    }
  }

  private String coded() {
    return URLEncoder.encode(slice.name(), StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
