package hubbub.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Asks the REST of a hub that runs. Follows no redirects. */
public final class RestClient implements AutoCloseable {
  /** The password of those who {@link #signUp}. */
  public static final String PASSWORD = "correct horse";

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  /** Asks the listener on this port of 127.0.0.1. */
  public RestClient(int port) {
    this.port = port;
  }

  /** Makes an account and returns a token of it. */
  public String signUp(String name) {
    JsonObject proof = new JsonObject().put("username", name).put("password", PASSWORD);
    expect(201, send("POST", "/api/users/sign_up/", proof.encode(), "Content-Type", "application/json"));
    return token(name, PASSWORD);
  }

  /** Returns a token of an account that is there. */
  public String token(String name, String password) {
    JsonObject proof = new JsonObject().put("username", name).put("password", password);
    return new JsonObject(expect(200, send("POST", "/api/token/", proof.encode(), "Content-Type", "application/json")))
        .getString("token");
  }

  /** Makes a match and returns its number. */
  public long match(String token) {
    return new JsonObject(expect(201, send("POST", "/api/ongoing_matches/", "", bearer(token)))).getLong("id");
  }

  /** Makes a service, or renews it, as the administrator whose token this is, and returns the service's token. */
  public String service(String admin, String name, List<String> in, List<String> out) {
    JsonObject wish = new JsonObject().put("name", name).put("in", new JsonArray(in)).put("out", new JsonArray(out))
        .put("renew", true);
    return new JsonObject(expect(201, send("POST", "/api/admin/services/", wish.encode(),
        bearer(admin, "Content-Type", "application/json")))).getString("token");
  }

  /** Returns the object at a path, which must be there. */
  public JsonObject object(String path, String token) {
    return new JsonObject(expect(200, send("GET", path, "", bearer(token))));
  }

  /** Returns the list at a path, which must be there. */
  public JsonArray list(String path, String token) {
    return new JsonArray(expect(200, send("GET", path, "", bearer(token))));
  }

  /** Sends a request; headers as name and value by turns. */
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Await.LIMIT)
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** The headers of somebody who brings a token, and of more. */
  public static String[] bearer(String token, String... more) {
    List<String> headers = new ArrayList<>(List.of("Authorization", "Token " + token));
    headers.addAll(List.of(more));
    return headers.toArray(String[]::new);
  }

  /** Returns the body of an answer that must have this status. */
  public static String expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new AssertionError(answer.request().method() + " " + answer.uri() + " answered " + answer.statusCode()
          + ": " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    client.close();
  }
}
