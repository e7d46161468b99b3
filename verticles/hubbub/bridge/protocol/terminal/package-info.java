/**
 * The adapter of the web terminal protocol, version 3: commands, their output as HTML or plain text, and interactive
 * programs in binary frames. What a command writes comes as bytes, cut anywhere, and is rendered piece by piece: see
 * {@link hubbub.bridge.protocol.terminal.Rendering}. Beyond the protocol's text there are:
 *
 * <ul>
 * <li>in {@code authentication}: {@code sessionToken}, {@code session}, {@code have}, {@code replay}, {@code progress},
 *     {@code pty}; see {@link hubbub.bridge.protocol.terminal.Credentials};
 * <li>in {@code command}: {@code format}, {@code pty}, {@code hold}, {@code record}; see
 *     {@link hubbub.bridge.protocol.terminal.CommandRequest};
 * <li>the updates {@code resize}, {@code ack}, {@code hold} and {@code release}, and {@code end} with {@code stdin};
 *     see {@link hubbub.bridge.protocol.terminal.ClientUpdate};
 * <li>in updates to the client: {@code exitCode} or {@code signal} at the end, the same {@code exitCode} at a
 *     breakpoint whose stage has ended and {@code truncated} where too much passes it, {@code cut} for bytes that were
 *     thrown away, and {@code bytes} where it asked for progress;
 * <li>the types {@code session} ({@code list}, {@code end}, {@code share}), {@code notes} and {@code preferences}
 *     ({@code get}, {@code set}), answered with {@code result}, and {@code notification} from the hub.
 * </ul>
 */
package hubbub.bridge.protocol.terminal;
