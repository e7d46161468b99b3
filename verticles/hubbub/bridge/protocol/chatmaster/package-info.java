/**
 * ChatMaster 3000 over TCP: bare JSON packages, plain, ended by newlines, or compressed, each client being answered in
 * the form it speaks. Incoming bytes become packages in {@link hubbub.bridge.protocol.chatmaster.PackageReader},
 * outgoing ones leave through {@link hubbub.bridge.protocol.chatmaster.Outbox}, and the conversation between them knows
 * the adapter SPI only. Everything runs on the peer's event loop.
 */
package hubbub.bridge.protocol.chatmaster;
