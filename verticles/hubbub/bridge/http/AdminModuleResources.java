package hubbub.bridge.http;

import hubbub.bridge.gateway.ModuleGateway;
import hubbub.contract.auth.Principal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import java.util.Map;

/** Modules of all nodes, for administrators, who may start one anew. */
final class AdminModuleResources {
  private final SignedIn signedIn;
  private final ModuleGateway modules;

  AdminModuleResources(SignedIn signedIn, ModuleGateway modules) {
    this.signedIn = signedIn;
    this.modules = modules;
  }

  void mount(Resources resources) {
    resources
        .add("/api/admin/modules", Map.of(HttpMethod.GET, signedIn.admin(this::modules)))
        .add("/api/admin/modules/:name/restart", Map.of(HttpMethod.POST, signedIn.deed((call, who) ->
            modules.restart(who, call.path().get("name")))));
  }

  private Future<Answer> modules(Call call, Principal who) {
    return modules.all().map(nodes -> {
      JsonArray all = new JsonArray();
      nodes.forEach((node, list) -> list.forEach(module -> all.add(module.toJson().put("node", node))));
      return Answer.json(200, all);
    });
  }
}
