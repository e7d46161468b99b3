package hubbub.bridge.http;

import hubbub.bridge.gateway.AdminGateway;
import hubbub.bridge.spi.Deed;
import hubbub.contract.auth.Principal;
import hubbub.contract.rooms.Moderate;
import hubbub.contract.rooms.RoomState;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** All rooms, for administrators, and what they do about people in them. */
final class AdminRoomResources {
  private final SignedIn signedIn;
  private final AdminGateway admin;

  AdminRoomResources(SignedIn signedIn, AdminGateway admin) {
    this.signedIn = signedIn;
    this.admin = admin;
  }

  void mount(Resources resources) {
    resources
        .add("/api/admin/rooms", Map.of(HttpMethod.GET, signedIn.admin(this::list)))
        .add("/api/admin/rooms/:room", Map.of(HttpMethod.DELETE, signedIn.deed((call, who) ->
            admin.endRoom(who, call.path().get("room")))))
        .add("/api/admin/broadcast", Map.of(HttpMethod.POST, signedIn.deed((call, who) ->
            admin.broadcast(who, call.form().required("text").getFirst()))));
    for (Deed deed : Deed.values()) {
      resources.add("/api/admin/rooms/:room/" + deed.word(), Map.of(HttpMethod.POST, signedIn.deed((call, who) ->
          admin.moderate(deed, order(call, who)))));
    }
  }

  private Future<Answer> list(Call call, Principal who) {
    return admin.rooms(who).map(all -> Answer.json(200,
        new JsonArray(all.stream().map(AdminRoomResources::shown).toList())));
  }

  private static Moderate order(Call call, Principal who) {
    return new Moderate(who.name(), call.path().get("room"), call.form().required("username").getFirst(),
        call.form().until("seconds"), call.form().optional("reason").orElse(""));
  }

  private static JsonObject shown(RoomState room) {
    return new JsonObject().put("room", room.room()).put("name", room.name())
        .put("owner", room.owner().isEmpty() ? null : room.owner()).put("topic", room.topic())
        .put("is_private", room.closed()).put("is_lobby", room.lobby()).put("members", room.total());
  }
}
