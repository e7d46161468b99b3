package hubbub.contract;

import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/**
 * A request that is answered: one address, the shape of the request and the shape of the reply. Failures are an
 * {@link ErrorCode} number as the failure code and a sentence as the failure message. Besides what stands at a request,
 * every one may fail with BAD_REQUEST where its shape is wrong, UNAVAILABLE where nobody answers in time, and INTERNAL.
 *
 * <pre>{@code
 * bus.call(RoomsApi.SAY, new Say(session, "general", "hello")).onSuccess(said -> ...)
 * }</pre>
 *
 * @param address the event bus address, {@code noun.verb}
 * @param request reads a request, failing with {@link ErrorCode#BAD_REQUEST} where its shape is wrong
 * @param reply reads a reply, likewise
 * @param <Q> the request
 * @param <R> the reply
 */
public record Endpoint<Q extends Message, R extends Message>(
    String address, Function<JsonObject, Q> request, Function<JsonObject, R> reply) {}
