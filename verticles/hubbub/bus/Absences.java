package hubbub.bus;

import io.vertx.core.Vertx;
import java.util.Map;

/**
 * Which of its verticles do not serve on this node now, and why: the hub leaves it here for whoever is asked how the
 * node is. Another node may serve in their place.
 */
public final class Absences {
  private static final String NAME = "hubbub.absences";
  private static final String HELPLESS = "hubbub.absences.helpless";

  private Absences() {}

  /** Notes why a verticle does not serve here. */
  public static void tell(Vertx vertx, String noun, String why) {
    of(vertx).put(noun, why);
    helpless(vertx).remove(noun);
  }

  /** Notes why a verticle does not serve here, and could not where nobody else did. */
  public static void tellHelpless(Vertx vertx, String noun, String why) {
    of(vertx).put(noun, why);
    helpless(vertx).put(noun, why);
  }

  /** Notes that a verticle serves here. */
  public static void over(Vertx vertx, String noun) {
    of(vertx).remove(noun);
    helpless(vertx).remove(noun);
  }

  /** Returns the sentences by the names of the verticles. */
  public static Map<String, String> of(Vertx vertx) {
    return vertx.sharedData().getLocalMap(NAME);
  }

  /** Returns those of them that could not serve here whatever happens to others. */
  public static Map<String, String> helpless(Vertx vertx) {
    return vertx.sharedData().getLocalMap(HELPLESS);
  }
}
