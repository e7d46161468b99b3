package hubbub.contract.terminal;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import hubbub.contract.auth.Principal;
import io.vertx.core.json.JsonObject;

/**
 * Asks for a piece of a file, read as the operating system's user of the person.
 *
 * @param principal who asks
 * @param loopback as in {@link Open}
 * @param path the absolute path; symbolic links are followed, and must end below the root that is configured
 * @param offset from which byte on
 * @param length how many bytes at most, 1 to 1 MiB
 */
public record FileQuery(Principal principal, boolean loopback, String path, long offset, int length)
    implements Message {
  private static final int MOST = 1 << 20;

  /** Reads the message; strict on types, unknown fields are ignored. */
  public static FileQuery fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new FileQuery(fields.message("principal", Principal::fromJson), fields.flag("loopback"), fields.text("path"),
        fields.whole("offset"), (int) fields.whole("length", 1, MOST));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("principal", principal.toJson()).put("loopback", loopback).put("path", path)
        .put("offset", offset).put("length", length);
  }
}
