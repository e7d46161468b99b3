package hubbub.bridge.http;

import hubbub.bridge.gateway.AdminGateway;
import hubbub.bridge.gateway.NodeGateway;
import hubbub.contract.AuditQuery;
import hubbub.contract.auth.Principal;
import hubbub.contract.bridge.NodeFigures;
import hubbub.contract.bridge.SetLevel;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of all nodes, the levels of the log, and the audits, for administrators. */
final class AdminWatchResources {
  private static final List<String> AUDITS = List.of("auth", "rooms", "terminal", "console");
  private static final int USUAL_LINES = 100;

  private final SignedIn signedIn;
  private final AdminGateway admin;
  private final NodeGateway nodes;

  AdminWatchResources(SignedIn signedIn, AdminGateway admin, NodeGateway nodes) {
    this.signedIn = signedIn;
    this.admin = admin;
    this.nodes = nodes;
  }

  void mount(Resources resources) {
    resources
        .add("/api/admin/figures", Map.of(HttpMethod.GET, signedIn.admin(this::figures)))
        .add("/api/admin/loggers", Map.of(HttpMethod.GET, signedIn.admin(this::levels),
            HttpMethod.PUT, signedIn.admin(this::level)))
        .add("/api/admin/audit", Map.of(HttpMethod.GET, signedIn.admin(this::audit)));
  }

  private Future<Answer> figures(Call call, Principal who) {
    return nodes.all().map(all -> Answer.json(200, new JsonObject().put("node", nodes.node())
        .put("nodes", new JsonArray(all.stream().map(NodeFigures::toJson).toList()))));
  }

  private Future<Answer> levels(Call call, Principal who) {
    JsonObject levels = new JsonObject();
    nodes.levels().forEach(levels::put);
    return Future.succeededFuture(Answer.json(200,
        new JsonObject().put("node", nodes.node()).put("loggers", levels)));
  }

  private Future<Answer> level(Call call, Principal who) {
    List<String> wish = call.form().required("logger", "level");
    return nodes.level(who, new SetLevel(wish.get(0), wish.get(1))).compose(set -> levels(call, who));
  }

  private Future<Answer> audit(Call call, Principal who) {
    Query query = call.query();
    String noun = query.text("of").filter(AUDITS::contains)
        .orElseThrow(() -> Refused.field("of", "Say one of " + String.join(", ", AUDITS) + "."));
    return admin.audit(noun, new AuditQuery(who, query.text("text").orElse(""), query.text("who").orElse(""),
        query.text("deed").orElse(""), query.time("since").orElse(0L), query.time("until").orElse(Long.MAX_VALUE),
        whole(query, "before", Long.MAX_VALUE).orElse(0L),
        whole(query, "limit", AuditQuery.MOST).map(Long::intValue).orElse(USUAL_LINES)))
        .map(page -> Answer.json(200, page.toJson()));
  }

  private static Optional<Long> whole(Query query, String name, long most) {
    return query.number(name).map(number -> {
      if (number.scale() > 0 || number.signum() < 1 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
        throw Refused.field(name, "Enter a whole number from 1 to " + most + ".");
      }
      return number.longValue();
    });
  }
}
