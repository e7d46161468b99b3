package hubbub.terminal;

import hubbub.store.Journal;
import hubbub.store.Pending;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/**
 * The journal of sessions and commands: who, what, where, when and how it ended, never the output or what was typed. A
 * command is stored before it is run, so none is missing. The oldest entries are dropped beyond a number.
 */
final class Audit {
  static final String STREAM = "audit";
  private static final int TRIM_EVERY = 1_000;

  private final Journal journal;
  private final Clock clock;
  private final Pending pending;
  private final long keep;

  Audit(Journal journal, Clock clock, Pending pending, long keep) {
    this.journal = journal;
    this.clock = clock;
    this.pending = pending;
    this.keep = keep;
  }

  /** Notes what happens to a session. */
  Future<Void> session(String verb, Terminal terminal, String actor) {
    return write(entry(verb, terminal).put("actor", actor));
  }

  /** Notes a command before it is run. */
  Future<Void> run(Terminal terminal, Job job, Viewer viewer) {
    return write(entry("run", terminal).put("command_id", job.serverId()).put("actor", viewer.person().shown())
        .put("kind", job.run().kind().name()).put("command", job.run().command()));
  }

  /** Notes how a command ended, or why it was not run. */
  Future<Void> result(Terminal terminal, Job job, String result) {
    return write(entry("result", terminal).put("command_id", job.serverId()).put("result", result));
  }

  private JsonObject entry(String verb, Terminal terminal) {
    return new JsonObject().put("at", clock.millis()).put("verb", verb).put("person", terminal.owner().shown())
        .put("session", terminal.id()).put("user", terminal.user()).put("directory", terminal.directory());
  }

  private Future<Void> write(JsonObject entry) {
    return pending.count(journal.append(STREAM, entry.toBuffer()).compose(seq -> seq % TRIM_EVERY == 0 && seq > keep
        ? journal.trim(STREAM, seq - keep) : Future.succeededFuture()));
  }
}
