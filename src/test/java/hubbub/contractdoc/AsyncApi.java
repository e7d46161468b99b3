package hubbub.contractdoc;

import hubbub.contract.ErrorCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;

/**
 * Writes the contract as an AsyncAPI 3.0.0 document. It describes the hub: a request is received at its channel and
 * answered at a channel without an address, which is the one the request names; an event is sent. What AsyncAPI has no
 * words for begins with {@code x-}.
 */
final class AsyncApi {
  private static final String FAULT = "fault";

  private final Contract contract;
  private final Markdown markdown;
  private final Failures failures;

  AsyncApi(Contract contract) {
    this.contract = contract;
    this.markdown = new Markdown(contract);
    this.failures = new Failures(contract.sources());
  }

  /** Returns the document. */
  JsonObject document() {
    JsonObject channels = new JsonObject();
    JsonObject operations = new JsonObject();
    for (Conversation one : contract.conversations()) {
      channels.put(one.id(), channel(one));
      if (!one.event()) {
        channels.put(one.id() + ".reply", replyChannel(one));
      }
      operations.put(one.id(), operation(one));
    }
    return new JsonObject().put("asyncapi", "3.0.0").put("info", Opening.info())
        .put("defaultContentType", "application/json").put("servers", Opening.servers()).put("channels", channels)
        .put("operations", operations).put("components", new JsonObject().put("messages", messages())
            .put("schemas", new Schemas(contract, markdown).all().put(FAULT, faultSchema())).put("x-errors", errors()));
  }

  private JsonObject channel(Conversation one) {
    JsonObject channel = new JsonObject().put("address", one.address())
        .put("messages", new JsonObject().put(said(one), message(Names.of(one.asked()))));
    if (!one.variables().isEmpty()) {
      JsonObject parameters = new JsonObject();
      one.variables().forEach(variable -> {
        Words words = contract.sources().of(one.name() + "/" + variable);
        parameters.put(variable,
            new JsonObject().put("description", markdown.of(words.empty() ? one.words() : words)));
      });
      channel.put("parameters", parameters);
    }
    return channel;
  }

  private static JsonObject replyChannel(Conversation one) {
    return new JsonObject().putNull("address").put("messages", new JsonObject()
        .put("reply", message(Names.of(one.reply().orElseThrow()))).put(FAULT, message(FAULT)));
  }

  private JsonObject operation(Conversation one) {
    JsonObject operation = new JsonObject().put("action", one.event() ? "send" : "receive")
        .put("channel", reference("channels/" + one.id())).put("summary", markdown.summary(one.words()))
        .put("description", markdown.of(one.words()))
        .put("messages", new JsonArray().add(reference("channels/" + one.id() + "/messages/" + said(one))));
    if (one.event()) {
      return operation;
    }
    String channel = "channels/" + one.id() + ".reply";
    operation.put("reply", new JsonObject()
        .put("address", new JsonObject().put("location", "$message.header#/replyAddress"))
        .put("channel", reference(channel)).put("messages", new JsonArray()
            .add(reference(channel + "/messages/reply")).add(reference(channel + "/messages/" + FAULT))));
    return operation.put("x-fails-with", new JsonArray(failures.of(one).stream().map(ErrorCode::name).toList()));
  }

  private JsonObject messages() {
    JsonObject messages = new JsonObject();
    for (Reader reader : contract.messages()) {
      String name = Names.of(reader.type());
      Words words = contract.sources().of(reader.type().getCanonicalName());
      messages.put(name, new JsonObject().put("name", name).put("summary", markdown.summary(words))
          .put("payload", new JsonObject().put("$ref", Names.schema(reader.type())))
          .put("examples", new JsonArray().add(new JsonObject().put("payload", reader.sample()))));
    }
    ErrorCode example = ErrorCode.NOT_MEMBER;
    return messages.put(FAULT, new JsonObject().put("name", FAULT).put("summary", "A request that failed")
        .put("payload", reference("components/schemas/" + FAULT))
        .put("examples", new JsonArray().add(new JsonObject().put("payload",
            new JsonObject().put("failureCode", example.number()).put("message", example.sentence())))));
  }

  private JsonObject faultSchema() {
    JsonArray numbers = new JsonArray().add(-1);
    Arrays.stream(ErrorCode.values()).map(ErrorCode::number).forEach(numbers::add);
    JsonObject code = new JsonObject().put("type", "integer").put("enum", numbers).put("description",
        "The number of an error; -1 is the bus's own: nobody is there, or nobody answered in time.");
    JsonObject words = new JsonObject().put("type", "string").put("description", "A sentence that may be shown.");
    return new JsonObject().put("type", "object").put("description", "What the bus tells of a request that failed.")
        .put("properties", new JsonObject().put("failureCode", code).put("message", words))
        .put("required", new JsonArray().add("failureCode").add("message"));
  }

  private JsonArray errors() {
    return new JsonArray(Arrays.stream(ErrorCode.values()).map(code -> new JsonObject().put("number", code.number())
        .put("name", code.name()).put("slug", code.slug()).put("retryable", code.retryable())
        .put("sentence", code.sentence()).put("issued", markdown.of(
            contract.sources().of(ErrorCode.class.getCanonicalName() + "#" + code.name())))).toList());
  }

  private static String said(Conversation one) {
    return one.event() ? "event" : "request";
  }

  private static JsonObject message(String name) {
    return reference("components/messages/" + name);
  }

  private static JsonObject reference(String path) {
    return new JsonObject().put("$ref", "#/" + path);
  }
}
