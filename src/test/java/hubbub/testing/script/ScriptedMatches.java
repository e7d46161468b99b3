package hubbub.testing.script;

import hubbub.bridge.spi.MatchSeat;
import hubbub.bridge.spi.Matches;
import hubbub.bridge.spi.Peer;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.auth.Principal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Matches in memory, without rules: who gets no seat, and which command fails, the script says. */
final class ScriptedMatches implements Matches {
  private final Script script;
  private final Set<Long> matches = new HashSet<>();
  private final Map<Peer, Entry> seats = new LinkedHashMap<>();

  ScriptedMatches(Script script) {
    this.script = script;
  }

  @Override
  public Future<MatchSeat> enter(Peer peer, Principal who, Entry entry) {
    return script.request("seat", who.name() + " " + entry.role().word() + " " + entry.match(), () -> {
      if (!matches.contains(entry.match())) {
        throw new Fault(ErrorCode.NO_SUCH_MATCH);
      }
      seats.put(peer, entry);
      return new Seat(who.name());
    });
  }

  void add(long match) {
    matches.add(match);
  }

  void show(long match, String frame) {
    seats.forEach((peer, entry) -> {
      if (entry.match() == match) {
        peer.send(Buffer.buffer(frame));
      }
    });
  }

  void end(long match, Ending why) {
    matches.remove(match);
    List.copyOf(seats.keySet()).stream().filter(peer -> seats.get(peer).match() == match)
        .forEach(peer -> seats.remove(peer).ended().accept(why));
  }

  void replace(Peer peer) {
    seats.remove(peer).ended().accept(Ending.REPLACED);
  }

  void left(Peer peer) {
    seats.remove(peer);
  }

  private final class Seat implements MatchSeat {
    private final String who;

    Seat(String who) {
      this.who = who;
    }

    @Override
    public Future<Void> command(String command, JsonObject arguments) {
      return script.request("command", who + " " + command + " " + arguments.encode(), () -> null);
    }
  }
}
