package hubbub.bridge.protocol.terminal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * Links to the files of a session, relative to the folder that was its working directory. Paths are raw: a character
 * stands for a byte.
 */
final class Links {
  static final byte[] END = ascii("</a>");

  private static final String ROOT = "/file";
  private static final String UNRESERVED = "-._~/";
  private static final Set<String> IMAGES =
      Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "apng", "bmp", "ico");

  private final String directory;

  /** Makes links of a session for this absolute directory. */
  Links(String directory) {
    this.directory = new String(directory.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Returns what stands before a name, as it stands in a JSON string: with the picture itself where it is one. */
  byte[] begin(String path) {
    String link = link(path);
    String picture = image(path) ? "<img src=\\\"" + link + "\\\" alt=\\\"\\\">" : "";
    return ascii("<a href=\\\"" + link + "\\\">" + picture);
  }

  private String link(String path) {
    String whole = normal(path.startsWith("/") ? path : directory + "/" + path);
    StringBuilder coded = new StringBuilder(ROOT);
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (c < 128 && Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0) {
        coded.append(c);
      } else {
        coded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return coded.toString();
  }

  // A browser would do the same; the hub refuses such paths.
  private static String normal(String path) {
    Deque<String> steps = new ArrayDeque<>();
    for (String step : path.split("/")) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return "/" + String.join("/", steps);
  }

  private static boolean image(String path) {
    int dot = path.lastIndexOf('.');
    return dot > 0 && IMAGES.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
