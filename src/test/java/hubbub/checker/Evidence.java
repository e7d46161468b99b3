package hubbub.checker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything a run brought to light.
 *
 * @param sent what each author sent, in the order of sending, acknowledged or not
 * @param log the room's whole log, as the hub tells it after the run
 * @param numbered the members who are told the place of each message
 * @param bare the members who are told nothing but author and text
 */
record Evidence(Map<String, List<String>> sent, List<Line> log, List<Numbered> numbered, List<Bare> bare) {
  /** What one RWCI member saw, connection by connection. */
  record Numbered(String name, List<Connection> connections) {}

  /**
   * One connection of a RWCI member.
   *
   * @param resumedAfter the last message seen before it, after which the member asked for what it had missed
   * @param missed what it was told then
   * @param recovered whether the hub said that this is all
   * @param live what came by itself
   * @param lasted whether the connection was still there when the run was over
   */
  record Connection(Optional<Id> resumedAfter, List<Line> missed, boolean recovered, List<Line> live, boolean lasted) {}

  /** What one ChatMaster member heard, connection by connection: never its own words. */
  record Bare(String name, List<Hearing> connections) {}

  /** One connection of a ChatMaster member. */
  record Hearing(List<Heard> live, boolean lasted) {}

  /** A message without its place. */
  record Heard(String author, String text) {}

  /** What each member got on each of its connections, in ranges, to look into a finding. */
  List<String> outline() {
    return Stream.concat(
        numbered.stream().flatMap(member -> member.connections().stream().map(connection -> member.name()
            + " resumed after " + connection.resumedAfter().map(Id::toString).orElse("nothing") + ": "
            + range(connection.missed()) + (connection.recovered() ? "" : " (not all)") + ", live "
            + range(connection.live()) + (connection.lasted() ? " to the end" : ""))),
        bare.stream().flatMap(member -> member.connections().stream().map(hearing -> member.name() + " heard "
            + hearing.live().size() + (hearing.live().isEmpty() ? "" : " from " + hearing.live().getFirst().text()
            + " to " + hearing.live().getLast().text()) + (hearing.lasted() ? " to the end" : "")))).toList();
  }

  private static String range(List<Line> lines) {
    return lines.isEmpty() ? "nothing"
        : lines.size() + " from " + lines.getFirst().id() + " to " + lines.getLast().id();
  }

  /** How many different messages somebody saw: these are the acknowledged ones. */
  long acknowledged() {
    return Stream.concat(
        numbered.stream().flatMap(member -> member.connections().stream()).flatMap(connection ->
            Stream.concat(connection.missed().stream(), connection.live().stream())).map(Line::text),
        bare.stream().flatMap(member -> member.connections().stream())
            .flatMap(connection -> connection.live().stream()).map(Heard::text)).distinct().count();
  }

  /** How many messages members got by resuming. */
  long resumed() {
    return numbered.stream().flatMap(member -> member.connections().stream())
        .mapToLong(connection -> connection.missed().size()).sum();
  }
}
