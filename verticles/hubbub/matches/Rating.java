package hubbub.matches;

import hubbub.contract.Fields;
import hubbub.contract.Name;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * The rating of somebody who has finished a match.
 *
 * @param name who
 * @param elo the rating
 */
record Rating(Name name, int elo) {
  static Rating read(Buffer stored) {
    Fields fields = new Fields(stored.toJsonObject());
    return new Rating(Name.person(fields.text("name")), fields.count("elo"));
  }

  Buffer written() {
    return new JsonObject().put("name", name.shown()).put("elo", elo).toBuffer();
  }
}
