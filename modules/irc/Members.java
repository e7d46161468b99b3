package irc;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Who is in which channel, since the server does not say whence somebody goes who quits or takes another nick. */
final class Members {
  private final Map<String, Set<String>> channels = new TreeMap<>();

  /** Takes a line and returns in which channels what is to be told, or nothing. */
  Optional<Change> take(Line line) {
    String nick = line.nick();
    switch (line.command()) {
      case "353" -> {
        for (String one : line.last().split(" ")) {
          of(line.parameter(2)).add(one.replaceAll("^[~&@%+]+", ""));
        }
      }
      case "JOIN" -> {
        of(line.parameter(0)).add(nick);
        return change(List.of(line.parameter(0)), nick + " came in");
      }
      case "PART" -> {
        of(line.parameter(0)).remove(nick);
        return change(List.of(line.parameter(0)), nick + " left");
      }
      case "KICK" -> {
        of(line.parameter(0)).remove(line.parameter(1));
        return change(List.of(line.parameter(0)), line.parameter(1) + " was put out by " + nick);
      }
      case "QUIT" -> {
        return change(without(nick), nick + " left");
      }
      case "NICK" -> {
        List<String> where = without(nick);
        where.forEach(channel -> of(channel).add(line.last()));
        return change(where, nick + " is now " + line.last());
      }
      default -> { }
    }
    return Optional.empty();
  }

  /**
   * Something to be told.
   *
   * @param channels where
   * @param text what
   */
  record Change(List<String> channels, String text) {}

  private static Optional<Change> change(List<String> where, String text) {
    return Optional.of(new Change(where, "* " + Words.plain(text)));
  }

  private List<String> without(String nick) {
    return channels.entrySet().stream().filter(one -> one.getValue().remove(nick)).map(Map.Entry::getKey).toList();
  }

  private Set<String> of(String channel) {
    return channels.computeIfAbsent(IrcConfig.fold(channel), unknown -> new HashSet<>());
  }
}
