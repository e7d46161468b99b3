package hubbub.bridge.http;

import hubbub.bridge.gateway.AdminGateway;
import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.auth.ByActor;
import hubbub.contract.auth.MakeService;
import hubbub.contract.auth.Principal;
import hubbub.contract.auth.Service;
import hubbub.contract.matches.Timestamps;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Services with tokens of their own, for administrators, who make and revoke them. A token is told once. */
final class AdminServiceResources {
  private static final String NAME = "name";

  private final SignedIn signedIn;
  private final AdminGateway admin;

  AdminServiceResources(SignedIn signedIn, AdminGateway admin) {
    this.signedIn = signedIn;
    this.admin = admin;
  }

  void mount(Resources resources) {
    resources
        .add("/api/admin/services", Map.of(HttpMethod.GET, signedIn.admin(this::services),
            HttpMethod.POST, signedIn.admin(this::make)))
        .add("/api/admin/services/:name", Map.of(HttpMethod.DELETE, signedIn.deed(this::revoke)));
  }

  private Future<Answer> services(Call call, Principal who) {
    return admin.services(who).map(all ->
        Answer.json(200, new JsonArray(all.stream().map(AdminServiceResources::shown).toList())));
  }

  private Future<Answer> make(Call call, Principal who) {
    Form form = call.form();
    String name = form.required(NAME).getFirst();
    return admin.makeService(new MakeService(who.name(), name, addresses(form, "in"), addresses(form, "out"),
            form.until("seconds"), form.flag("renew")))
        .map(made -> Answer.json(201, shown(made.service()).put("token", made.token())))
        .recover(problem -> Failures.at(Map.of(ErrorCode.SERVICE_EXISTS, NAME), problem));
  }

  private Future<Done> revoke(Call call, Principal who) {
    return admin.revokeService(new ByActor(who.name(), call.path().get(NAME), ""));
  }

  private static List<String> addresses(Form form, String field) {
    return form.has(field) ? form.texts(field) : List.of();
  }

  private static JsonObject shown(Service service) {
    boolean forGood = service.expiresAt() == Long.MAX_VALUE;
    return new JsonObject().put(NAME, service.name()).put("in", new JsonArray(service.in()))
        .put("out", new JsonArray(service.out())).put("made_by", service.madeBy())
        .put("made_at", Timestamps.shown(service.madeAt()))
        .put("expires_at", forGood ? null : Timestamps.shown(service.expiresAt()))
        .put("used_at", service.usedAt() == 0 ? null : Timestamps.shown(service.usedAt()));
  }
}
