package hubbub.bridge.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status the status code
 * @param headers what stands in the head beside what every answer has
 * @param body JSON, or nothing
 */
record Answer(int status, Map<String, String> headers, Buffer body) {
  static Answer json(int status, JsonObject body) {
    return json(status, body.toBuffer());
  }

  static Answer json(int status, JsonArray body) {
    return json(status, body.toBuffer());
  }

  static Answer json(int status, Buffer body) {
    return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
  }

  static Answer empty(int status) {
    return new Answer(status, Map.of(), Buffer.buffer());
  }

  static Answer detail(int status, String sentence) {
    return json(status, new JsonObject().put("detail", sentence));
  }

  static Answer redirect(String path) {
    return empty(302).with("Location", path);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  /** Completes when the answer is on its way; at once where nobody waits for it any more. */
  Future<Void> send(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return Future.succeededFuture();
    }
    response.setStatusCode(status).putHeader("Cache-Control", "no-store");
    headers.forEach(response::putHeader);
    if (request.method().equals(HttpMethod.HEAD)) {
      return response.putHeader("Content-Length", Integer.toString(body.length())).end();
    }
    return response.end(body);
  }
}
