package hubbub.store.redis;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.store.Fence;
import hubbub.store.RedisConfig;
import hubbub.store.StoreInUse;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * The right to a store, which one process has at a time. It is had by a token with a number that rises with every
 * taking, so that whoever had it before is known by every script; a second key with an end says that its holder is
 * still heard of.
 */
final class Lease {
  /** What the keys of a store look like. A store of a higher number is refused. */
  static final int FORMAT = 1;

  // Not by way of the network, which may take its time to answer.
  private static final Path HOST = Path.of("/proc/sys/kernel/hostname");

  private final Names names;
  private final String shown;
  private final String node;
  private final String whose;
  private final long millis;
  private String token = "";
  private String store = "";

  /**
   * Makes a lease that is not taken.
   *
   * @param node by what stores of this Vert.x instance know each other
   */
  Lease(RedisConfig config, String node) {
    this.names = Names.of(config);
    this.shown = "\"" + config.name() + "\" in Redis";
    this.node = node;
    this.whose = host() + " " + ProcessHandle.current().pid() + " " + node + " " + UUID.randomUUID();
    this.millis = config.lease().toMillis();
  }

  String token() {
    return token;
  }

  /** Returns under what number it was taken. */
  Fence fence() {
    return new Fence(store, Long.parseLong(token.substring(0, token.indexOf(' '))));
  }

  /** Takes it where it is free; fails with {@link StoreInUse} where it is not. */
  Future<Kept> take(Wire wire) {
    return wire.send(Order.script(Script.TAKE, List.of(names.owner(), names.meta(), names.lease()))
        .arg(whose).arg(millis).arg(FORMAT).arg(UUID.randomUUID().toString())).map(this::taken);
  }

  /** Completes where nobody has it, as far as this server knows; fails with {@link StoreInUse} where somebody has. */
  Future<Void> free(Wire wire) {
    return wire.send(Request.cmd(Command.GET).arg(names.lease())).map(holder -> {
      if (holder != null) {
        throw held(holder.toString().split(" "));
      }
      return null;
    });
  }

  /** Says that its holder lives; fails with UNAVAILABLE where it belongs to another one. */
  Future<Kept> renew(Wire wire) {
    return wire.send(Order.script(Script.RENEW, List.of(names.owner(), names.lease())).arg(token).arg(millis))
        .map(answer -> {
          if (answer.get(0).toString().equals("lost")) {
            throw new Fault(ErrorCode.UNAVAILABLE, "The store " + shown + " belongs to another process now.");
          }
          return new Kept(answer.get(1).toLong(), answer.get(2).toLong());
        });
  }

  Future<Void> release(Wire wire) {
    return wire.send(Order.script(Script.RELEASE, List.of(names.owner(), names.lease())).arg(token)).mapEmpty();
  }

  private Kept taken(Response answer) {
    String found = answer.get(1).toString();
    switch (answer.get(0).toString()) {
      case "newer" -> throw new Fault(ErrorCode.UNAVAILABLE, "The store " + shown + " has format " + found
          + ", and this hub knows formats up to " + FORMAT + ". Run the newer hub that wrote it, or name another"
          + " store.redis.prefix.");
      case "held" -> throw held(found.split(" "));
      default -> {
        token = found;
        store = answer.get(3).toString();
      }
    }
    return new Kept(0, answer.get(2).toLong());
  }

  private RuntimeException held(String[] by) {
    if (by.length > 3 && by[3].equals(node)) {
      return new Fault(ErrorCode.UNAVAILABLE, "The store " + shown + " is open already, in this process.");
    }
    return new StoreInUse(shown, by.length > 2 ? by[1] + ", process " + by[2] : "another process");
  }

  private static String host() {
    try {
      return Files.readString(HOST).strip();
    } catch (IOException nameless) {
      return "localhost";
    }
  }
}
