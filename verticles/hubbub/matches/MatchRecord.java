package hubbub.matches;

import hubbub.contract.Fields;
import hubbub.contract.Name;
import hubbub.contract.matches.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * What is stored of a match that is not over, besides its newest snapshot. Immutable: a change makes another record,
 * which counts once it is stored.
 *
 * @param id its number
 * @param game the name of its game
 * @param host who made it
 * @param challenger who plays against the host; empty for nobody
 * @param ready whether the challenger is ready
 * @param createdAt when it was made, in milliseconds since the epoch
 * @param startedAt when it started, likewise; 0 = not yet
 * @param seed where all chance in the game comes from; 0 before the start
 * @param init what every participant gets first; without fields before the start
 */
record MatchRecord(long id, String game, String host, String challenger, boolean ready, long createdAt,
    long startedAt, long seed, JsonObject init) {
  static MatchRecord made(long id, String game, String host, long now) {
    return new MatchRecord(id, game, host, "", false, now, 0, 0, new JsonObject());
  }

  static MatchRecord read(Buffer stored) {
    Fields fields = new Fields(stored.toJsonObject());
    return new MatchRecord(fields.whole("id"), fields.text("game"), fields.text("host"), fields.text("challenger"),
        fields.flag("ready"), fields.whole("created_at"), fields.whole("started_at"), fields.whole("seed"),
        fields.object("init"));
  }

  Buffer written() {
    return new JsonObject().put("id", id).put("game", game).put("host", host).put("challenger", challenger)
        .put("ready", ready).put("created_at", createdAt).put("started_at", startedAt).put("seed", seed)
        .put("init", init).toBuffer();
  }

  boolean started() {
    return startedAt > 0;
  }

  boolean full() {
    return !challenger.isEmpty();
  }

  /** Returns the name of a player; empty where the seat is nobody's. */
  String player(Role role) {
    return switch (role) {
      case HOST -> host;
      case CHALLENGER -> challenger;
      case SPECTATOR -> "";
    };
  }

  /** Tells whether a player's seat is this person's. */
  boolean seatOf(Role role, Name person) {
    return Name.of(player(role)).filter(name -> name.key().equals(person.key())).isPresent();
  }

  MatchRecord withChallenger(String name) {
    return new MatchRecord(id, game, host, name, false, createdAt, startedAt, seed, init);
  }

  MatchRecord withReady() {
    return new MatchRecord(id, game, host, challenger, true, createdAt, startedAt, seed, init);
  }

  MatchRecord begun(long at, long chance, JsonObject first) {
    return new MatchRecord(id, game, host, challenger, ready, createdAt, at, chance, first);
  }
}
