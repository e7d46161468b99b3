package hubbub.bridge.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The import map of a page, which says where the modules of libraries are. Browsers read it within the page only, where
 * no script may stand but one whose hash the policy has. Blocks: to be asked on a worker.
 */
final class ImportMap {
  private static final Pattern MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
  private static final int MOST_BYTES = 65_536;

  private ImportMap() {}

  /** Returns the hash of a page's map as policies write it; empty where there is no page or it has no map. */
  static Optional<String> hash(Path page) throws IOException {
    if (!page.toString().endsWith(".html") || Files.size(page) > MOST_BYTES) {
      return Optional.empty();
    }
    Matcher map = MAP.matcher(Files.readString(page, StandardCharsets.UTF_8));
    return map.find() ? Optional.of("sha256-" + digest(map.group(1))) : Optional.empty();
  }

  private static String digest(String map) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(map.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
