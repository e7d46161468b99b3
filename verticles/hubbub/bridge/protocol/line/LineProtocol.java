package hubbub.bridge.protocol.line;

import hubbub.bridge.spi.Commands;
import hubbub.bridge.spi.Conversation;
import hubbub.bridge.spi.Peer;
import hubbub.bridge.spi.Protocol;
import hubbub.bridge.spi.Services;
import hubbub.conf.Conf;

/**
 * Chat in lines of UTF-8 over TCP, for a person with netcat. It has no options. A line ends with LF or CR LF and has at
 * most 65,536 bytes and no control characters but tabs; an empty one does nothing. The hub's lines end with LF.
 *
 * <p>Before anything else somebody logs in: {@code login NAME} as a guest, {@code login NAME PASSWORD} or {@code token
 * TOKEN} with an account. Whoever is refused may try again, for six times as long as the bridge's limit, since a person
 * types it. Then each line is said in the room one is in, which at first is the first of the lobby, but for lines that
 * begin with {@code /}, which are commands ({@code /help} lists them), and with {@code //}, which are said without the
 * first of the two. A line that looks like a login is not said, for it may have a password in it; with a space in front
 * it is. {@code /join} enters one more room and makes it the one that is spoken in. A name with white space in it is
 * written in quotes, {@code "ann lee"}, and a quotation mark within them twice; it is shown in the same way.
 *
 * <p>A line is answered before the next is read, so answers come in the order of the lines. What went well and can be
 * seen needs no answer: one's own words do not come back. The first sign tells what a line is:
 *
 * <pre>
 * &lt;ann> hello          somebody else said this
 * -ann- psst           a direct message; the hub speaks to everybody as {@code server}
 * * bob came           something happened, or an answer
 * ! sentence (slug)    a request was refused, or the connection ends; the slug is that of the error or the reason
 * [tea] &lt;ann> hello    who is in more than one room sees before all that happens in one which it is
 * &#32; more text          two spaces: the text of the line above goes on, which had several lines
 * </pre>
 *
 * <p>Others' words cannot do anything to a terminal or look like lines of the hub: of the control characters a tab
 * becomes a space, a line's end a new line with two spaces, others their pictures, such as &#x241B; for escape, or
 * U+FFFD, as do characters that turn the direction of writing round.
 */
public final class LineProtocol implements Protocol {
  private static final int TYPED = 6;

  private final Services services;
  private final Commands<LineConversation> commands = LineCommands.table();

  /** Makes the adapter of one listener; there is nothing to read of its options. */
  public LineProtocol(Conf options, Services services) {
    this.services = services;
  }

  @Override
  public Conversation open(Peer peer) {
    return new LineConversation(peer, services, commands);
  }

  @Override
  public int loginSeconds(int usual) {
    return TYPED * usual;
  }
}
