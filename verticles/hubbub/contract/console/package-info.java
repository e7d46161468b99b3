/**
 * What the {@code console} verticle says on the bus: consoles, who sits at them, and their packets. Answered by
 * {@code hubbub.console}, asked by the bridge and by whoever lets consoles onto the bus; immutable records, safe on any
 * thread. Everything is JSON but the packets of a console, which go in buffers as they came.
 *
 * <p>A console from its start to its end; {@code <} is asked of the verticle, {@code >} is said by it, {@code *} is
 * what the viewer {@code 7f-3} hears at {@code console.event.viewer.7f-3}:
 *
 * <pre>{@code
 * < console.taken             {"name":"Ann"}
 * > (answer)                  {"taken":false}
 * < console.attach            {"principal":{"name":"Ann","roles":["user","wizard"],…},"viewer":"7f-3","bridge":"7f",
 *                              "loopback":true,"take_over":false,"keep":true,"window":262144}
 * > (answer)                  {"console":"5b9c01","person":"Ann","running":false}
 * * {"kind":"up","body":{}}
 * * "{\"type\":\"response\",\"data\":\"Welcome, Ann.\"}"       one packet, as a buffer
 * < console.at.5b9c01.grant   {"viewer":"7f-3","bytes":43}
 * < console.at.5b9c01.input   {"viewer":"7f-3","packet":"{\"type\":\"command\",\"data\":\"quit\"}"}
 * > (answer)                  {}
 * * {"kind":"closed","body":{"reason":"ended","text":"The console has ended."}}
 * }</pre>
 */
package hubbub.contract.console;
