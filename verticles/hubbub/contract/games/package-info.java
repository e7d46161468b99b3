/**
 * What {@code matches} and a game say to each other. Answered by each game, asked by {@code matches}; the frames of a
 * running match go from the game to the bridges. Immutable records, safe on any thread; the JSON objects in them are
 * handed on as they are and belong to nobody any more.
 *
 * <p>A game is whoever answers at {@code games.<name>.…}, in any language. This is a whole match of tic-tac-toe, with
 * what the game hears ({@code <}) and says ({@code >}) at which address:
 *
 * <pre>{@code
 * > games.event.started            {"game":"tictactoe","incarnation":"6f1c"}
 * < games.tictactoe.begin          {"match":"17","seed":4,"state":{}}
 * > games.event.state.17           {"match":"17","tick":1795600000000,"frame":{"message_type":"status",
 *                                   "board":".........","boards":1,"turn":"host","winner":null}}
 * > (answer)                       {"init":{"message_type":"init","columns":3,"rows":3,…},
 *                                   "frame":{"message_type":"status",…},"tick":1795600000000}
 * < games.tictactoe.input          {"match":"17","seat":"host","command":"mark","arguments":{"cell":4}}
 * > games.event.state.17           {"match":"17","tick":1795600000001,"frame":{…,"board":"....x....",…}}
 * > (answer)                       {}
 * < games.tictactoe.input          {"match":"17","seat":"host","command":"mark","arguments":{"cell":0}}
 * > (failure 65, COMMAND_INVALID)  It is the other player's turn, or …
 * < games.tictactoe.snapshot       {"match":"17"}
 * > (answer)                       {"state":{…},"frame":{…},"tick":1795600000001}
 * < games.tictactoe.pause          {"match":"17"}        a player is away
 * > (answer)                       {}
 *
 * The game crashes and is started again:
 *
 * > games.event.started            {"game":"tictactoe","incarnation":"a04e"}
 * < games.tictactoe.begin          {"match":"17","seed":4,"state":{…}}
 * > (answer)                       {"init":{…},"frame":{…},"tick":1795600031007}      paused, nothing published
 * < games.tictactoe.resume         {"match":"17"}
 * > games.event.state.17           {"match":"17","tick":1795600031008,"frame":{…}}
 * > (answer)                       {}
 * …
 * > games.event.state.17           {"match":"17","tick":1795600031014,"frame":{…}}
 * > games.event.over               {"match":"17","winner":"host","host_score":1,"challenger_score":0,"frame":{…}}
 * < games.tictactoe.health         {}
 * > (answer)                       {"ready":true,"detail":""}
 * }</pre>
 *
 * <p>A frame, and what a game sends first, carry {@code message_type} as everything a match client is sent; the other
 * fields are the game's own. Players and spectators see the same frames, so a frame holds nothing that one of them may
 * not know.
 */
package hubbub.contract.games;
