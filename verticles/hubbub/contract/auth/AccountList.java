package hubbub.contract.auth;

import hubbub.contract.Fields;
import hubbub.contract.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Accounts.
 *
 * @param accounts as asked for
 */
public record AccountList(List<Account> accounts) implements Message {
  /** Reads a list of accounts. */
  public static AccountList fromJson(JsonObject json) {
    return new AccountList(new Fields(json).messages("accounts", Account::fromJson));
  }

  @Override
  public JsonObject toJson() {
    return new JsonObject().put("accounts", new JsonArray(accounts.stream().map(Account::toJson).toList()));
  }
}
