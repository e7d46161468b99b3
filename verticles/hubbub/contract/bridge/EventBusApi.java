package hubbub.contract.bridge;

/**
 * The door to the event bus for pages and programs: frames of Vert.x's SockJS event bus bridge over a websocket, at
 * {@code /eventbus/websocket}, where each text message is a frame, or as {@code sockjs-client} connects, below {@code
 * /eventbus/}. The other transports of SockJS are not there.
 *
 * <p>A token comes first: with the handshake, in the cookie, in {@code Authorization} or among the subprotocols, as at
 * every websocket of the hub; or else in the first frame, which is answered by {@code {"type":"pong"}}:
 *
 * <pre>{@code
 * {"type": "ping", "headers": {"token": "eyJhbGciOi…"}}
 * }</pre>
 *
 * <p>What follows, each to addresses that the rules of the section {@code eventbus} of {@code conf/bridge.json} allow:
 *
 * <pre>{@code
 * {"type": "send", "address": "service.statistics.day", "replyAddress": "1", "body": {"day": "2026-11-22"}}
 * {"type": "publish", "address": "service.statistics.mark", "body": {"word": "noon"}}
 * {"type": "register", "address": "rooms.event.presence"}
 * {"type": "unregister", "address": "rooms.event.presence"}
 * {"type": "ping"}
 * }</pre>
 *
 * <p>Whoever has registered gets {@code {"type": "rec", "address": "rooms.event.presence", "body": {…}}}. An answer is
 * a {@code rec} too, with the request's {@code replyAddress} as its {@code address}. What came with a {@code
 * replyAddress} can be answered once, by a {@code send} to that address. A failure has the type {@code err}, and the
 * number and sentence of an {@link hubbub.contract.ErrorCode} in {@code failureCode} and {@code message}; where it is
 * that of a request its {@code replyAddress} is in {@code address}, and where a frame was refused that one's {@code
 * address} is in {@code sourceAddress}:
 *
 * <pre>{@code
 * {"type": "err", "failureCode": 4, "failureType": "RECIPIENT_FAILURE", "sourceAddress": "auth.ban", "address": "2",
 *  "message": "You may not use the address auth.ban like this."}
 * }</pre>
 *
 * <p>Where nobody answers at an address, or not in time, the {@code failureCode} is -1, and the {@code failureType}
 * tells which of the two it is. Bodies are objects, headers texts. Whoever receives a message can trust the headers
 * whose names begin with {@code hubbub-}, such as {@link hubbub.contract.busbridge.BusBridgeApi#PERSON}: of all who
 * come through this door it alone sets them. A connection that ends is told a last {@code err}, and the code and
 * sentence of a {@link hubbub.contract.CloseReason}: OFFENDED after too many refused frames, REVOKED and BANNED where
 * the login ends or a right is lost that was made use of, LOGIN_FAILED for a wrong token, NOT_LOGGED_IN for any other
 * frame before it.
 */
public final class EventBusApi {
  /** Where a websocket is opened on which each text message is a frame. */
  public static final String PATH = "/eventbus/websocket";

  private EventBusApi() {}
}
