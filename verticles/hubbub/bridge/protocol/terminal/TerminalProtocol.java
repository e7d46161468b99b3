package hubbub.bridge.protocol.terminal;

import hubbub.bridge.spi.Commands;
import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Protocol;
import hubbub.bridge.spi.Services;
import hubbub.conf.Conf;

/**
 * The web terminal, version 3, and at paths that end in {@code /pty} the raw endpoint: a login shell and nothing else.
 * Options of a listener: {@code windowBytes} (how much output of a command may be on its way to a client) and
 * {@code messageBytes} (the longest message taken, which holds input and notes of up to 64 KiB in JSON).
 */
public final class TerminalProtocol implements Protocol {
  private static final String RAW = "/pty";

  private final Services services;
  private final int window;
  private final int messageBytes;
  private final Commands<TerminalConversation> commands = TerminalCommands.table();

  /** Makes the adapter of one listener. */
  public TerminalProtocol(Conf options, Services services) {
    this.services = services;
    this.window = options.whole("windowBytes", "bytes", 16_384, 524_288, 262_144);
    this.messageBytes = options.whole("messageBytes", "bytes", 1_024, 1_048_576, 262_144);
  }

  @Override
  public Conversation open(Peer peer) {
    String path = peer.target().split("\\?", 2)[0];
    return path.endsWith(RAW) || path.endsWith(RAW + "/") ? new RawConversation(peer, services, window)
        : new TerminalConversation(peer, services, window, commands);
  }

  @Override
  public int messageBytes(int usual) {
    return Math.max(usual, messageBytes);
  }
}
