/**
 * What a program that is somebody's console says to the hub over the bus bridge. Answered by {@code
 * hubbub.console.desk}; immutable records, safe on any thread.
 *
 * <p>A console in any language needs no more than this, its own socket and the token from its environment:
 *
 * <pre>{@code
 * console > {"type":"send","address":"console.desk.say","replyAddress":"1","body":{"text":"hello"}}
 * console < {"type":"message","address":"1","body":{"seq":17,"at":1764000000000},…}
 * console < {"type":"message","address":"console.event.desk.5b9c01",
 *            "body":{"kind":"said","room":"general","who":"ann","text":"hello",…},…}
 * }</pre>
 */
package hubbub.contract.console.desk;
