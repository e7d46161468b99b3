/**
 * What the {@code terminal} verticle says on the bus: sessions, the commands in them, and their output. Answered by
 * {@code hubbub.terminal}, asked by the bridge; immutable records, safe on any thread. Everything is JSON but the
 * output itself, which goes in buffers ({@link hubbub.contract.terminal.Chunk}), and so may what is typed.
 *
 * <p>A session with one command; {@code <} is asked of the verticle, {@code >} is said by it, {@code *} is what the
 * viewer {@code 7f-3} hears at {@code terminal.event.viewer.7f-3}:
 *
 * <pre>{@code
 * < terminal.open             {"principal":{"name":"Ann","roles":["user","wizard"],…},"viewer":"7f-3","bridge":"7f",
 *                              "loopback":true,"window":262144}
 * > (answer)                  {"session":"5b9c01","token":"…","person":"Ann","resumed":false,"read_only":false,
 *                              "directory":"/home/ann","commands":[]}
 * < terminal.at.5b9c01.run    {"viewer":"7f-3","tag":"0","kind":"plain","command":"ls | grep png","breakpoints":[0]}
 * > (answer)                  {"server_id":1,"begun_at":1795600000000,"recording":""}
 * * {"kind":"began","body":{"server_id":1,"viewer":"7f-3","tag":"0","command":"ls | grep png",…}}
 * * 01 02 00 "a.png\nb.txt\n"                                 what passes pipe 0
 * * 01 00 "a.png\n"                                           stdout
 * < terminal.at.5b9c01.grant  {"viewer":"7f-3","server_id":1,"bytes":18}
 * * {"kind":"stage","body":{"server_id":1,"location":0,"status":0}}
 * * {"kind":"ended","body":{"server_id":1,"exit_code":0,"signal":"","ended_at":1795600000010,"bytes":18}}
 * < terminal.at.5b9c01.leave  {"viewer":"7f-3"}
 * }</pre>
 */
package hubbub.contract.terminal;
