package hubbub.auth;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.LoggedIn;
import hubbub.contract.auth.Token;
import hubbub.store.StoreInUse;
import hubbub.store.Unopened;
import hubbub.testing.Await;
import hubbub.testing.RedisServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("hubbub.testing.RedisServer#available")
class RedisIT {
  @TempDir
  private Path folder;

  @Test
  @DisplayName("The next node that has the accounts takes the tokens of the one before it, and no file is made")
  void nextNode_takesTokens() {
    try (RedisServer redis = RedisServer.fleeting(); AuthRig first = node(redis); AuthRig second = node(redis)) {
      first.start();
      assertThat(Unopened.in(Await.failure(second.deploy()))).containsInstanceOf(StoreInUse.class);
      first.register("ann", "pw");
      LoggedIn in = first.login("ann", "pw");
      Await.result(first.undeploy());

      second.start();

      assertThat(second.ask(AuthApi.VERIFY, new Token(in.token()))).isEqualTo(in.principal());
      assertThat(second.said).isEmpty();
      assertThat(folder).isEmptyDirectory();
      Await.result(second.undeploy());
    }
  }

  private AuthRig node(RedisServer redis) {
    AuthRig node = new AuthRig(folder);
    node.config.put("store", new JsonObject().put("type", "redis")
        .put("redis", new JsonObject().put("addresses", new JsonArray().add(redis.address()))));
    return node;
  }
}
