package hubbub.bridge.protocol.console;

import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Protocol;
import hubbub.bridge.spi.Services;
import hubbub.conf.Conf;

/**
 * The pages of consoles. Options of a listener: {@code registration} (whether an unknown name may become an account),
 * {@code windowBytes} (how much of a console's output may be on its way to a page), {@code messageBytes} (the longest
 * packet taken from a page) and {@code loginSeconds} (how long a person may take to type name and password).
 */
public final class ConsoleProtocol implements Protocol {
  private final Services services;
  private final ConsoleOptions options;
  private final int messageBytes;
  private final int loginSeconds;

  /** Makes the adapter of one listener. */
  public ConsoleProtocol(Conf options, Services services) {
    this.services = services;
    this.options = new ConsoleOptions(options.flag("registration", false),
        options.whole("windowBytes", "bytes", 16_384, 1_048_576, 262_144));
    this.messageBytes = options.whole("messageBytes", "bytes", 1_024, 1_048_576, 1_048_576);
    this.loginSeconds = options.whole("loginSeconds", "s", 10, 3_600, 300);
  }

  @Override
  public Conversation open(Peer peer) {
    return new ConsoleConversation(peer, services, options);
  }

  @Override
  public int messageBytes(int usual) {
    return Math.max(usual, messageBytes);
  }

  @Override
  public int loginSeconds(int usual) {
    return Math.max(usual, loginSeconds);
  }
}
