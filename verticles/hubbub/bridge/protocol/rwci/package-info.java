/**
 * The RWCI adapter: text packets of a websocket to commands, and events to packets, on the peer's event loop.
 *
 * <p>What a client may ask for beyond the text stands in its {@code auth}: {@code "extensions":["ids","history",
 * "rooms"]}; the answer then has the list of those granted and the person's {@code username}. A client that does not
 * ask never sees any of this. Instead of name and password {@code auth} may have a {@code token}, or neither where the
 * handshake carried one. A request that fails is answered with
 * {@code {"type":"error","code":slug,"message":sentence,"request":type}} if any extension was granted, with a
 * {@code direct_message} from {@code server} if not.
 *
 * <ul>
 * <li>{@code ids}: a {@code message} has {@code id} ({@code epoch:seq}) and {@code ts} (milliseconds since the epoch),
 * a {@code direct_message} from a person {@code ts}.
 * <li>{@code history}: {@code {"type":"history","channel":c,"after":id | "before":id,"limit":n}}, all optional (the
 * newest of the default channel), is answered with {@code {"type":"history","channel":c,"epoch":e,"complete":b,
 * "first":id,"last":id,"messages":[…]}}. With {@code after} the messages follow it without a gap; ask on after
 * {@code last} until that is missing. {@code complete} false says that this cannot be, because the id is of another
 * {@code epoch} or no longer kept: these are the newest messages instead. Without {@code after} they are the newest
 * (before the id), and {@code complete} says that nothing older is kept; else ask on before {@code first}.
 * <li>{@code rooms}, client to hub: {@code join_channel} {@code {channel, create: b}}, {@code leave_channel}
 * {@code {channel}}, {@code room_list}, {@code topic} {@code {channel, topic}}, {@code visibility}
 * {@code {channel, private: b}}, {@code invite} {@code {channel, username}}, {@code presence}; {@code typing} may name
 * a {@code channel}. {@code shown} asks what others see of what one does, and with {@code {what: [...]}} sets it, of
 * {@code match}, {@code terminal}, {@code console}. For who owns the room, and for administrators: {@code kick},
 * {@code unmute} and {@code unban} {@code {channel, username, reason}}, {@code mute} and {@code ban} {@code {channel,
 * username, reason, seconds}}; without {@code seconds} for good, {@code reason} may be missing. An owner cannot do so
 * to an administrator.
 * <li>{@code rooms}, answers: {@code channel_create} {@code {channel}} and {@code channel_joined} {@code {channel,
 * topic, owner, private, total, members (200 at the most), id (of the newest event)}}; {@code channel_delete}
 * {@code {channel}} and {@code channel_left} {@code {channel}}; {@code room_list} {@code {rooms: [{channel, topic,
 * owner, private, lobby, total}]}}; {@code invite} as it was asked; {@code kick} and its like {@code {channel,
 * username}}; {@code shown} {@code {what}}; {@code presence} {@code {people: [{username, guest, protocols, doing:
 * [{what, where}]}]}}, where {@code doing} is missing if there is nothing, or nothing shown. An owner or topic that is
 * not there is empty.
 * <li>{@code rooms}, events: {@code channel_join}, {@code channel_leave} {@code {username, channel}} and
 * {@code channel_rename} {@code {username, now, channel}} outside the lobby; {@code topic} {@code {username, topic,
 * channel}}, {@code visibility} {@code {username, private, channel}}; {@code invited} {@code {channel, username}};
 * {@code channel_delete} {@code {channel}} when one is removed or the room ends; {@code typing} has the
 * {@code channel}; {@code doing} {@code {what, people: [{username, where}]}} when somebody began to do something
 * ({@code match}, with its number; {@code terminal}, {@code console}), or with an empty {@code where} does it no
 * longer.
 * </ul>
 */
package hubbub.bridge.protocol.rwci;
