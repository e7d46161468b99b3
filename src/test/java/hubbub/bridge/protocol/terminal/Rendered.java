package hubbub.bridge.protocol.terminal;

import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a renderer makes of pieces, as a client reads it. */
final class Rendered {
  private Rendered() {}

  static List<String> pieces(Renderer renderer, byte[]... pieces) {
    List<String> fragments = new ArrayList<>();
    for (byte[] piece : pieces) {
      Fragment fragment = new Fragment(1);
      renderer.render(piece, 0, piece.length, fragment);
      fragments.add(text(fragment));
    }
    Fragment last = new Fragment(1);
    renderer.end(last);
    fragments.add(text(last));
    return fragments;
  }

  static String whole(Renderer renderer, String output) {
    return String.join("", pieces(renderer, output.getBytes(StandardCharsets.UTF_8)));
  }

  static String text(Fragment fragment) {
    return new JsonArray("[\"" + new String(fragment.bytes(), 0, fragment.length(), StandardCharsets.UTF_8) + "\"]")
        .getString(0);
  }
}
