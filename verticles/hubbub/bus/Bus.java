package hubbub.bus;

import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Health;
import hubbub.contract.Message;
import hubbub.contract.Topic;
import hubbub.watch.Meters;
import hubbub.watch.Origin;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.MessageConsumerOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A verticle's way to the event bus. Handlers run on the context that registered them, one after the other. Every
 * call has a timeout; every failure a caller sees is a {@link Fault}: no handler, no answer in time and a lost node
 * are UNAVAILABLE.
 */
public final class Bus {
  /** Nodes hear of a listener some 20 ms after it is registered. */
  private static final long KNOWN_MILLIS = 100;

  private final Vertx vertx;
  private final EventBus events;
  private final DeliveryOptions options;
  private final Requests requests;
  private final List<MessageConsumer<Object>> consumers = new ArrayList<>();

  /** Makes a bus whose calls wait so long for an answer. */
  public Bus(Vertx vertx, Duration timeout) {
    this.vertx = vertx;
    this.events = vertx.eventBus();
    this.options = new DeliveryOptions().setSendTimeout(timeout.toMillis());
    this.requests = new Requests(vertx);
  }

  /**
   * Asks, and completes with the answer or fails with a {@link Fault}. The request has an id, which goes with all that
   * is asked on its behalf.
   */
  public <Q extends Message, R extends Message> Future<R> call(Endpoint<Q, R> endpoint, Q request) {
    long start = System.nanoTime();
    DeliveryOptions asked = new DeliveryOptions(options)
        .addHeader(Requests.HEADER, requests.id(Origin.current()));
    return events.<Object>request(endpoint.address(), request.toJson(), asked).transform(reply -> {
      requests.answered(endpoint.address(), start);
      return reply.succeeded() ? answer(endpoint, reply.result().body()) : failure(endpoint, reply.cause());
    });
  }

  /**
   * Answers an endpoint until {@link #close}. What the handler throws or fails with is answered as a failure: a
   * {@link Fault} as it is, anything else as INTERNAL, logged once under a correlation id.
   *
   * @return completes when the address is known to the whole cluster
   */
  public <Q extends Message, R extends Message> Future<Void> serve(
      Endpoint<Q, R> endpoint, Function<Q, Future<R>> handler) {
    return serve(endpoint, "", (nothing, request) -> handler.apply(request));
  }

  /**
   * As {@link #serve(Endpoint, Function)}, for whoever has to know who asks: the handler is also given what the header
   * of this name says, empty where there is none. Whoever is on the bus itself may say anything there.
   */
  public <Q extends Message, R extends Message> Future<Void> serve(
      Endpoint<Q, R> endpoint, String header, BiFunction<String, Q, Future<R>> handler) {
    return register(endpoint.address(), message -> {
      new Origin("", Objects.requireNonNullElse(message.headers().get(Requests.HEADER), "")).enter();
      Future<R> answer;
      try {
        String said = Objects.requireNonNullElse(message.headers().get(header), "");
        answer = handler.apply(said, endpoint.request().apply(body(message.body())));
      } catch (RuntimeException problem) {
        answer = Future.failedFuture(problem);
      }
      answer.onComplete(
          reply -> message.reply(reply.toJson()),
          problem -> {
            Fault fault = Failures.sent(endpoint.address(), problem);
            message.fail(fault.code().number(), fault.detail());
          });
    });
  }

  /** Answers {@code <noun>.health}, which is how the hub notices that a verticle is gone or stuck. */
  public Future<Void> serveHealth(String noun, Supplier<Health> health) {
    return serve(Health.of(noun), (Done ask) -> Future.succeededFuture(health.get()));
  }

  /** Publishes an event to everybody who listens, on all nodes. */
  public <E extends Message> void publish(Topic<E> topic, E event) {
    events.publish(topic.address(), event.toJson());
  }

  /**
   * Publishes an event that is too frequent for copies: all who listen on this node are given the very same objects,
   * so nobody may change anything in them, and not its sender any more either.
   */
  public <E extends Message> void publishShared(Topic<E> topic, E event) {
    events.publish(topic.address(), new Shared(event.toJson()));
  }

  /** Publishes bytes to everybody who listens for them at the topic's address; in order with its events. */
  public void publish(Topic<?> topic, Buffer bytes) {
    events.publish(topic.address(), bytes);
  }

  /** Sends an event to one listener. */
  public <E extends Message> void send(Topic<E> topic, E event) {
    events.send(topic.address(), event.toJson());
  }

  /**
   * Listens to a topic until the subscription or this bus is closed. Events of a wrong shape are logged and dropped.
   */
  public <E extends Message> Subscription listen(Topic<E> topic, Consumer<E> listener) {
    return subscription(events.consumer(topic.address()), message -> {
      Origin.NONE.enter();
      hear(topic, message.body(), listener);
    });
  }

  /**
   * Listens to a topic's events and to the bytes between them, both in the order they were published in. Nothing is
   * dropped however many wait, so that whoever publishes has to know a limit. Bytes that the listener cannot read, for
   * which it fails with a {@link Fault}, are logged and dropped.
   */
  public <E extends Message> Subscription listen(Topic<E> topic, Consumer<E> listener, Consumer<Buffer> bytes) {
    MessageConsumer<Object> consumer = events.consumer(
        new MessageConsumerOptions().setAddress(topic.address()).setMaxBufferedMessages(Integer.MAX_VALUE));
    return subscription(consumer, message -> {
      Origin.NONE.enter();
      if (message.body() instanceof Buffer buffer) {
        try {
          bytes.accept(buffer);
        } catch (Fault wrong) {
          Failures.dropped(topic.address(), wrong);
        }
      } else {
        hear(topic, message.body(), listener);
      }
    });
  }

  /** Returns the figures of this node. */
  public Meters meters() {
    return requests.meters();
  }

  /**
   * Completes when whoever published before knows of the listeners that are ready by now: at once on one node. In a
   * cluster every node keeps who listens at an address it has published to, and hears of another one a moment later.
   */
  public Future<Void> known() {
    return vertx.isClustered() ? vertx.timer(KNOWN_MILLIS).mapEmpty() : Future.succeededFuture();
  }

  /** Stops answering and listening. Calling it twice is harmless. */
  public Future<Void> close() {
    List<MessageConsumer<Object>> open = List.copyOf(consumers);
    consumers.clear();
    return Future.join(open.stream().map(MessageConsumer::unregister).toList()).mapEmpty();
  }

  private <R extends Message> Future<R> failure(Endpoint<?, R> endpoint, Throwable problem) {
    Fault fault = Failures.received(endpoint.address(), problem);
    requests.failed(endpoint.address(), fault);
    return Future.failedFuture(fault);
  }

  private static <R extends Message> Future<R> answer(Endpoint<?, R> endpoint, Object body) {
    try {
      return Future.succeededFuture(endpoint.reply().apply(body(body)));
    } catch (RuntimeException wrong) {
      return Future.failedFuture(Failures.unread(endpoint.address(), wrong));
    }
  }

  private static <E extends Message> void hear(Topic<E> topic, Object body, Consumer<E> listener) {
    E event;
    try {
      event = topic.event().apply(body(body));
    } catch (Fault wrong) {
      Failures.dropped(topic.address(), wrong);
      return;
    }
    listener.accept(event);
  }

  private Subscription subscription(
      MessageConsumer<Object> consumer, Handler<io.vertx.core.eventbus.Message<Object>> handler) {
    consumers.add(consumer);
    consumer.handler(handler);
    return new Subscription(consumer.completion(), () -> {
      consumers.remove(consumer);
      return consumer.unregister();
    });
  }

  private Future<Void> register(String address, Handler<io.vertx.core.eventbus.Message<Object>> handler) {
    MessageConsumer<Object> consumer = events.consumer(address);
    return subscription(consumer, handler).ready();
  }

  // Anybody may send anything to an address; only an object is a message.
  private static JsonObject body(Object body) {
    if (body instanceof JsonObject object) {
      return object;
    }
    throw new Fault(ErrorCode.BAD_REQUEST, "The body must be a JSON object.");
  }
}
