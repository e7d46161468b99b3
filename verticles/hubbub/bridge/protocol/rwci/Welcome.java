package hubbub.bridge.protocol.rwci;

import hubbub.bridge.spi.RoomView;
import hubbub.contract.auth.LoggedIn;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to an {@code auth}.
 *
 * @param login whom it is for
 * @param request what was asked
 * @param channels whether the channels follow unasked
 */
record Welcome(LoggedIn login, AuthRequest request, boolean channels) {
  static Buffer refusal() {
    return answer("Login failed", false, false).end();
  }

  /** A client that knows more than the text learns its name too, which a token does not tell it. */
  Buffer acceptance(String name) {
    String status = login.created() ? "Registered and logged in ok" : "Logged in ok";
    Packet answer = answer(status, true, login.created());
    if (request.extended()) {
      answer.put("username", name).put("extensions", Extension.words(request.extensions()));
    }
    return answer.end();
  }

  static Buffer userList(List<String> people, String self) {
    List<String> names = people;
    if (!people.contains(self)) {
      names = new ArrayList<>(people);
      names.add(self);
    }
    return Packet.of("user_list").put("users", names).end();
  }

  static Buffer channelList(List<RoomView> rooms) {
    return Packet.of("channel_list").put("channels", rooms.stream().map(RoomView::name).toList()).end();
  }

  static Buffer defaultChannel(String name) {
    return Packet.of("default_channel").put("channel", name).end();
  }

  private static Packet answer(String status, boolean success, boolean created) {
    return Packet.of("auth").put("status", status).put("success", success).put("new_account", created);
  }
}
