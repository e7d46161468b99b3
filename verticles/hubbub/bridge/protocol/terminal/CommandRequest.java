package hubbub.bridge.protocol.terminal;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.terminal.Run;
import hubbub.contract.terminal.Screen;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Reads what command a client wants to run. Beside the protocol's own fields there may be {@code format} ("html" or
 * "text"), {@code pty} ({@code cols}, {@code rows}, {@code term}), {@code hold} (those of the breakpoints that let
 * nothing pass until they are released) and {@code record}.
 */
final class CommandRequest {
  private static final int MOST = 10_000;
  private static final int LONGEST_TERM = 64;

  private CommandRequest() {}

  /** Reads it; fails with BAD_REQUEST and a sentence. */
  static Run read(JsonObject payload, String viewer) {
    Tag tag = Tag.of(payload).orElseThrow(() -> wrong("The field 'format' must be \"html\" or \"text\"."));
    if (tag.text().length() > Tag.LONGEST) {
      throw wrong("The field 'clientId' is too long.");
    }
    List<Integer> breakpoints = places(payload, "breakpoints");
    List<Integer> held = places(payload, "hold");
    if (!breakpoints.containsAll(held)) {
      throw wrong("Only breakpoints can be held.");
    }
    boolean pty = payload.getValue("pty") != null;
    Screen screen = pty ? screen(object(payload)) : Screen.USUAL;
    return new Run(viewer, tag.text(), pty ? Run.Kind.PTY : Run.Kind.PLAIN, payload.getString("command"), breakpoints,
        held, screen, Boolean.TRUE.equals(payload.getValue("record")));
  }

  /** Reads the size of a terminal; fails with BAD_REQUEST and a sentence. */
  static Screen screen(JsonObject size) {
    return new Screen(count(size, "cols", Screen.USUAL.cols()), count(size, "rows", Screen.USUAL.rows()), term(size));
  }

  private static JsonObject object(JsonObject payload) {
    if (payload.getValue("pty") instanceof JsonObject size) {
      return size;
    }
    throw wrong("The field 'pty' must be an object with cols and rows.");
  }

  private static String term(JsonObject size) {
    Object term = size.getValue("term", "");
    if (term instanceof String text && text.length() <= LONGEST_TERM) {
      return text;
    }
    throw wrong("The field 'term' must be the name of a terminal.");
  }

  private static int count(JsonObject size, String key, int usual) {
    Object value = size.getValue(key, usual);
    if (value instanceof Integer count && count >= 1 && count <= MOST) {
      return count;
    }
    throw wrong("The field '" + key + "' must be a whole number from 1 to 10000.");
  }

  private static List<Integer> places(JsonObject payload, String key) {
    Object value = payload.getValue(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof JsonArray list
        && list.stream().allMatch(place -> place instanceof Integer number && number >= 0)) {
      return list.stream().map(Integer.class::cast).distinct().toList();
    }
    throw wrong("The field '" + key + "' must be a list of the numbers of pipes, counted from 0.");
  }

  static Fault wrong(String sentence) {
    return new Fault(ErrorCode.BAD_REQUEST, sentence);
  }
}
