package hubbub.terminal;

import hubbub.contract.AuditPage;
import hubbub.contract.AuditQuery;
import hubbub.store.Journal;
import hubbub.store.Pending;
import hubbub.store.Trail;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/**
 * The journal of sessions and commands: who, what, where, when and how it ended, never the output or what was typed. A
 * command is stored before it is run, so none is missing. The oldest entries are dropped beyond a number.
 */
final class Audit {
  static final String STREAM = "audit";

  private final Trail trail;
  private final Clock clock;
  private final Pending pending;

  Audit(Journal journal, Clock clock, Pending pending, long keep) {
    this.trail = new Trail(journal, STREAM, keep);
    this.clock = clock;
    this.pending = pending;
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

  /** Answers an administrator who looks for lines. */
  Future<AuditPage> search(AuditQuery query) {
    return trail.search(query);
  }

  private Future<Void> write(JsonObject entry) {
    return pending.count(trail.append(entry));
  }
}
