package hubbub.store.redis;

import hubbub.conf.Loopback;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of a Redis that may lose what it acknowledged, or that others may listen to. */
final class Advice {
  private static final Logger LOG = LoggerFactory.getLogger(Advice.class);

  private Advice() {}

  /** Looks at the server's settings; where the user has no right to, nothing is said of them. */
  static void give(String store, Wire wire) {
    URI address = wire.address();
    if (address.getScheme().equals("redis") && !Loopback.only(address.getHost())) {
      warn(store, address, "redis://", "rediss://");
    }
    wire.send(Request.cmd(Command.INFO)).onSuccess(info -> judge(store, address, info.toString()));
  }

  private static void judge(String store, URI address, String info) {
    if (info.contains("aof_enabled:0")) {
      warn(store, address, "appendonly no", "appendonly yes");
    }
    if (!info.contains("\nmaxmemory:0\r") && !info.contains("maxmemory_policy:noeviction")) {
      warn(store, address, "maxmemory-policy", "maxmemory-policy noeviction");
    }
  }

  private static void warn(String store, URI address, String setting, String recommended) {
    LOG.warn("store.redis.insecure store={} address={} setting=\"{}\" recommended=\"{}\"", store, address, setting,
        recommended);
  }
}
