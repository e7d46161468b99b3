package hubbub.contract.matches;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;

/**
 * Somebody who plays or might. Whether there is such an account is known to {@code auth} alone.
 *
 * @param name the name; as it was asked for where it has never played
 * @param elo the rating; 1000 for somebody who has never finished a match
 * @param match the number of the match the person is in; 0 = none
 * @param role the {@link Role} there, in lower case; empty = none
 */
public record Player(String name, int elo, long match, String role) implements Message {
  /** The rating of somebody who has never finished a match. */
  public static final int FIRST_ELO = 1_000;

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static Player fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Player(fields.text("name"), fields.count("elo"), fields.whole("match", 0), fields.text("role", ""));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("name", name).put("elo", elo).put("match", match).put("role", role);
  }

  /** Returns the role, if the person is in a match. */
  public Optional<Role> inRole() {
    return Arrays.stream(Role.values()).filter(known -> known.word().equals(role)).findFirst();
  }
}
