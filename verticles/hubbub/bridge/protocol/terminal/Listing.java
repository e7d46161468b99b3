package hubbub.bridge.protocol.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code ls} writes, line by line, with its names made links. Colours are left out, since links have their own. A
 * line that is too long to be one of {@code ls} ends the search for names.
 */
final class Listing implements Renderer {
  private static final int LONGEST = 64 * 1024;
  private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*[mK]");
  private static final Pattern DETAILS = Pattern.compile("[-bcdlps][-rwxsStT]{9}[+.@]?\\s.*?"
      + "(?:[A-Z][a-z]{2} [ \\d]\\d (?:\\d\\d:\\d\\d| \\d{4})|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d) ");
  private static final String MARKS = "*/=>@|";
  private static final Set<String> FOLDERS = Set.of(".", "..", "./", "../");

  private final ListCommand command;
  private final Links links;
  private final Rendering rendering = new Rendering(Markup.HTML);
  private byte[] line = new byte[256];
  private int length;
  private String base;
  private boolean ordinary;
  private boolean begins = true;

  Listing(ListCommand command, Links links) {
    this.command = command;
    this.links = links;
    this.base = command.base();
  }

  @Override
  public void render(byte[] bytes, int from, int to, Fragment fragment) {
    int at = from;
    while (at < to && !ordinary) {
      byte octet = bytes[at++];
      if (length == line.length) {
        line = Arrays.copyOf(line, length * 2);
      }
      line[length++] = octet;
      if (octet == '\n') {
        flush(fragment);
      } else if (length == LONGEST) {
        ordinary = true;
        rendering.render(line, 0, length, fragment);
      }
    }
    rendering.render(bytes, at, to, fragment);
  }

  @Override
  public void end(Fragment fragment) {
    if (!ordinary) {
      flush(fragment);
    }
    rendering.end(fragment);
  }

  private void flush(Fragment fragment) {
    boolean ended = length > 0 && line[length - 1] == '\n';
    String text = new String(line, 0, length, StandardCharsets.ISO_8859_1);
    length = 0;
    String shown = ESCAPES.matcher(text).replaceAll("").stripTrailing();
    if (shown.isEmpty()) {
      begins = true;
    } else if (begins && heading(shown) || command.details() && shown.matches("total [\\d.,KMGTPE]+")) {
      begins = false;
    } else {
      begins = false;
      if (command.details()) {
        detailed(shown, fragment);
      } else {
        columns(shown, fragment);
      }
      shown = "";
    }
    plain(shown + (ended ? "\n" : ""), fragment);
  }

  /** Takes a line such as {@code folder:}, behind which names are in that folder. */
  private boolean heading(String shown) {
    if (!shown.endsWith(":") || command.details() && DETAILS.matcher(shown).lookingAt()) {
      return false;
    }
    String name = shown.substring(0, shown.length() - 1);
    base = ShellWord.read(name, 0).filter(word -> word.end() == name.length()).map(ShellWord::value).orElse(name);
    return true;
  }

  private void detailed(String shown, Fragment fragment) {
    Matcher details = DETAILS.matcher(shown);
    int from = details.lookingAt() ? details.end() : shown.length();
    if (from < shown.length() && shown.charAt(from) == ' ') {
      from++;
    }
    int arrow = shown.charAt(0) == 'l' ? shown.indexOf(" -> ", from) : -1;
    int to = arrow < 0 ? shown.length() : arrow;
    plain(shown.substring(0, from), fragment);
    name(shown.substring(from, to), fragment);
    plain(shown.substring(to), fragment);
  }

  private void columns(String shown, Fragment fragment) {
    int at = 0;
    while (at < shown.length()) {
      int start = at;
      while (at < shown.length() && (shown.charAt(at) == ' ' || shown.charAt(at) == '\t')) {
        at++;
      }
      plain(shown.substring(start, at), fragment);
      int end = nameEnd(shown, at);
      name(shown.substring(at, end), fragment);
      at = end;
    }
  }

  // Where names are not quoted, a single space belongs to one; columns are further apart.
  private static int nameEnd(String shown, int from) {
    char first = shown.charAt(from);
    if (first == '\'' || first == '"' || first == '$') {
      Optional<ShellWord> word = ShellWord.read(shown, from);
      if (word.isPresent()) {
        return word.get().end();
      }
    }
    int at = from;
    while (at < shown.length() && shown.charAt(at) != '\t' && !shown.startsWith("  ", at)) {
      at++;
    }
    return at;
  }

  private void name(String written, Fragment fragment) {
    if (written.isEmpty() || FOLDERS.contains(written)) {
      plain(written, fragment);
      return;
    }
    boolean marked = command.marks() && written.length() > 1
        && MARKS.indexOf(written.charAt(written.length() - 1)) >= 0;
    String bare = marked ? written.substring(0, written.length() - 1) : written;
    String name = "'\"$".indexOf(bare.charAt(0)) < 0 ? bare : ShellWord.read(bare, 0)
        .filter(word -> word.end() == bare.length()).map(ShellWord::value).orElse(bare);
    String path = name.equals(command.operand()) || name.startsWith("/") || base.isEmpty() ? name
        : base + (base.endsWith("/") ? "" : "/") + name;
    fragment.add(links.begin(path));
    plain(bare, fragment);
    fragment.add(Links.END);
    plain(written.substring(bare.length()), fragment);
  }

  private void plain(String text, Fragment fragment) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    rendering.render(bytes, 0, bytes.length, fragment);
  }
}
