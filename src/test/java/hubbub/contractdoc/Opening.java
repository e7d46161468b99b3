package hubbub.contractdoc;

import hubbub.contract.bridge.EventBusApi;
import io.vertx.core.json.JsonObject;

/** What both documents say of the contract as a whole. */
final class Opening {
  private static final String BOUNDS = "What a process may ask, answer, hear and tell there is decided by the rules of "
      + "the hub's configuration; everything else is refused.";

  /** The page up to its contents. */
  static final String HEAD = """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>The contract – Hubbub</title>
        <link rel="icon" href="../icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="../style.css">
        <link rel="stylesheet" href="contract.css">
      </head>
      <body class="contract">
      <!-- Made by "make contract" from the sources and samples of the contract; what is changed here is lost. -->
      <header><h1>The contract</h1><p>What is said on the event bus of a hub. For programs:
        <a href="asyncapi.json">asyncapi.json</a> (AsyncAPI 3). <a href="../">To the hub</a></p></header>
      """;

  /** What is to be known before all else. */
  static final String PAGE = """
      <p>Every part of the hub is reached at addresses of one event bus, and says there what stands on this page. Who is
      on the bus asks with a request and gets one reply or one failure, or listens to events. Bodies are JSON objects,
      and bytes where it is said so.</p>
      <p>Readers are strict on types and ranges: what does not fit is <a href="#BAD_REQUEST">BAD_REQUEST</a> with the
      field's name. Fields they do not know they ignore, and so should you: messages get more of them. A field that may
      be left out may be null as well, and then is what is said beside it. Words to choose from may be in any capitals;
      the hub itself writes them as they stand here. Times are milliseconds since 1970-01-01 in UTC.</p>
      <p>A part in braces, as in <code>rooms.event.room.{key}</code>, stands for what is described there. Each address
      has an example in the frames of the bus bridge, without the four bytes of length that TCP has before each:
      request and reply, or how one begins to listen and what comes then; frames may have more fields than shown. Over a
      websocket what one hears has the type <code>rec</code> instead of <code>message</code>. How to begin stands at
      <a href="#noun-busbridge">busbridge</a>, which is for programs and TCP, and at
      <a href="#noun-bridge">bridge</a>, which is for pages. %s A module within the hub uses the same addresses and
      bodies on the bus of Vert.x.</p>
      """.formatted(BOUNDS);

  /** Over what no verticle has alone. */
  static final String COMMON = """
      <p>What several parts say alike; <code>{noun}</code> is the part's own, such as <code>rooms</code>.</p>
      """;

  private Opening() {}

  /** Returns the head of the AsyncAPI document. */
  static JsonObject info() {
    return new JsonObject().put("title", "The contract of a Hubbub hub").put("version", "0.1.0")
        .put("description", """
            What is said on the event bus of a hub: requests with their replies and failures, and events. Bodies are \
            JSON objects, and bytes where a description says so. Readers are strict on types and ranges and ignore \
            fields they do not know. This describes the hub: it receives requests and sends events. Generated from the \
            sources and samples; `/contract/` is the same for people.""");
  }

  /** Returns the doors to the bus. */
  static JsonObject servers() {
    return new JsonObject().put("tcp", server("127.0.0.1:7000", "tcp", """
        Frames of Vert.x's TCP event bus bridge: four bytes with the length, most significant first, then JSON. \
        The first frame is `{"type": "ping", "headers": {"token": "…"}}`. A request is a frame of the type `send` \
        with `address`, `replyAddress` and `body`; its answer has the type `message`, or `err` with `failureCode` \
        and `message`, and the request's `replyAddress` as its `address`. `register` and `unregister` with an \
        `address` begin and end to hear events, which have the type `message`."""))
        .put("sockjs", server("127.0.0.1:8080", "ws", """
            Frames of Vert.x's SockJS event bus bridge, each a text message of the websocket. The token of a login or \
            a service comes with the handshake or in the first frame. What is sent is as over TCP; answers and events \
            have the type `rec`.""").put("pathname", EventBusApi.PATH));
  }

  private static JsonObject server(String host, String protocol, String words) {
    return new JsonObject().put("host", host).put("protocol", protocol).put("description", words + " " + BOUNDS);
  }
}
