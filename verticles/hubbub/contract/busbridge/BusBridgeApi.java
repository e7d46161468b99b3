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
 * {@link hubbub.contract.ErrorCode} in {@code failureCode} and {@code message}. Whoever receives a message can
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
