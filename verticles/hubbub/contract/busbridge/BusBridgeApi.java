package hubbub.contract.busbridge;

import hubbub.contract.Done;
import hubbub.contract.Endpoint;

/**
 * The address of the {@code busbridge} verticle. What goes through the bridge itself are frames of Vert.x's TCP event
 * bus bridge: four bytes with the length, most significant first, then so many bytes of JSON. The first frame must be
 *
 * <pre>{@code
 * {"type": "ping", "headers": {"token": "service.stats.Zm9v…"}}
 * }</pre>
 *
 * <p>and is answered by {@code {"type":"pong"}}. What follows, each to addresses the rules of {@code
 * conf/busbridge.json} allow, and of a service's token its scope besides:
 *
 * <pre>{@code
 * {"type": "send", "address": "rooms.tell", "replyAddress": "1", "body": {"room": "general", "text": "hello"}}
 * {"type": "register", "address": "rooms.event.room.general"}
 * }</pre>
 *
 * <p>An answer has the type {@code message} and the request's {@code replyAddress} as its {@code address}; a failure
 * has the type {@code err}, the same {@code address}, and the number and sentence of an
 * {@link hubbub.contract.ErrorCode} in {@code failureCode} and {@code message}. Where nobody answers at an address,
 * or not in time, the {@code failureCode} is -1, and the {@code failureType} tells which of the two it is.
 *
 * <p>A process is asked at the addresses it listens to: such a message has a {@code replyAddress}. It is answered by a
 * {@code send} to that, once, with a {@code body}, or with a failure: a {@code failureCode} from 1 to 999999, which is
 * the number of an {@link hubbub.contract.ErrorCode} or one of the process's own, and a sentence of at most 256
 * characters for whoever asked:
 *
 * <pre>{@code
 * {"type": "register", "address": "service.stats.count"}
 * {"type": "send", "address": "__vertx.reply.7", "body": {"count": 12}}
 * {"type": "send", "address": "__vertx.reply.8", "failureCode": 3, "message": "The room is missing."}
 * }</pre>
 *
 * <p>What is not answered within {@code requestSeconds}, or when the connection ends, fails with UNAVAILABLE for
 * whoever asked, and with BUSY what comes while as many requests are open as there may be. An answer that comes too
 * late is told UNAVAILABLE. A service has as many connections as configured, one as shipped: of one too many the
 * oldest is told ALREADY_CONNECTED and closed, so that one gets in again whose machine has gone without a word.
 *
 * <p>Whoever receives a message can
 * trust the headers whose names begin with {@code hubbub-}: of all who come through the bridge it alone sets them.
 */
public final class BusBridgeApi {
  /** The header with the name of the person for whom a process speaks. */
  public static final String PERSON = "hubbub-person";

  /** What begins the name of the header with the id of what the token belongs to, as in {@code hubbub-console}. */
  public static final String OF = "hubbub-";

  /** Tells where processes connect to. Nobody answers where no bridge runs, which is UNAVAILABLE. */
  public static final Endpoint<Done, Address> WHERE =
      new Endpoint<>("busbridge.where", Done::fromJson, Address::fromJson);

  private BusBridgeApi() {}
}
