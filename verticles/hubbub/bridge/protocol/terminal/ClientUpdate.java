package hubbub.bridge.protocol.terminal;

import hubbub.contract.Endpoint;
import hubbub.contract.Fault;
import hubbub.contract.Message;
import hubbub.contract.terminal.Hold;
import hubbub.contract.terminal.Input;
import hubbub.contract.terminal.Resize;
import hubbub.contract.terminal.SendSignal;
import hubbub.contract.terminal.TerminalApi;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/**
 * Something a client wants of a command that runs: {@code stdin} (its {@code input}, and with {@code end} the end of
 * all), {@code signal}, {@code resize}, {@code ack}, {@code hold} and {@code release}. Answered only where it cannot be
 * done.
 *
 * @param member who asks
 * @param payload what for
 */
record ClientUpdate(SessionMember member, JsonObject payload) {
  void carryOut() {
    try {
      carryOut(number("serverId", 1));
    } catch (Fault wrong) {
      refuse(wrong.detail());
    }
  }

  private void carryOut(long serverId) {
    String viewer = member.view().viewer();
    switch (payload.getString("type")) {
      case "stdin" -> ask(TerminalApi::input, new Input(viewer, serverId, Buffer.buffer(text("input")),
          Boolean.TRUE.equals(payload.getValue("end"))));
      case "signal" -> ask(TerminalApi::signal, new SendSignal(viewer, serverId, signal()));
      case "resize" -> ask(TerminalApi::resize, new Resize(viewer, serverId, CommandRequest.screen(payload)));
      case "ack" -> member.acknowledge(serverId, number("bytes", 0));
      case "hold" -> ask(TerminalApi::hold, new Hold(viewer, serverId, location(), true));
      case "release" -> ask(TerminalApi::hold, new Hold(viewer, serverId, location(), false));
      default -> refuse("There are no updates of this type.");
    }
  }

  private <Q extends Message, R extends Message> void ask(Function<String, Endpoint<Q, R>> what, Q request) {
    member.view().ask(what, request).onFailure(problem -> refuse(Answers.sentence(problem)));
  }

  private void refuse(String sentence) {
    member.refuse("update", payload, sentence);
  }

  private String text(String key) {
    Object value = payload.getValue(key, "");
    if (value instanceof String text) {
      return text;
    }
    throw CommandRequest.wrong("The field '" + key + "' must be a text.");
  }

  private String signal() {
    Object value = payload.getValue("signal");
    if (value instanceof String || value instanceof Integer) {
      return value.toString();
    }
    throw CommandRequest.wrong("The field 'signal' must be the number or the name of a signal.");
  }

  private int location() {
    return (int) Math.min(Integer.MAX_VALUE, number("location", 0));
  }

  private long number(String key, long least) {
    Object value = payload.getValue(key);
    if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= least) {
      return ((Number) value).longValue();
    }
    throw CommandRequest.wrong("The field '" + key + "' must be a whole number of " + least + " or more.");
  }
}
