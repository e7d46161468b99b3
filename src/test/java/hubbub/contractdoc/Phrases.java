package hubbub.contractdoc;

import hubbub.contract.Message;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes words as HTML. Links lead to their places in the page, those to addresses show the address; names of errors
 * are links as well.
 */
final class Phrases {
  private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z][A-Z_]*[A-Z]\\b");

  private final Map<String, Conversation> conversations;
  private final Map<String, String> anchors = new HashMap<>();

  Phrases(Contract contract) {
    conversations = contract.conversations().stream().collect(Collectors.toMap(Conversation::name, one -> one));
    for (Noun noun : contract.nouns()) {
      noun.messages().forEach(message -> anchor(message.type()));
      noun.choices().forEach(this::anchor);
      noun.others().forEach(this::anchor);
      noun.apis().forEach(api -> anchors.put(api.getCanonicalName(), noun.anchor()));
    }
    anchors.put("hubbub.contract.ErrorCode", Tables.ERRORS);
    anchors.put("hubbub.contract.CloseReason", Tables.CLOSINGS);
  }

  /** Returns these words as paragraphs. */
  String paragraphs(Words words) {
    StringBuilder html = new StringBuilder("<p>");
    for (Words.Piece piece : words.pieces()) {
      switch (piece) {
        case Words.Paragraph paragraph -> html.append("</p>\n<p>");
        case Words.Block block -> html.append("</p>\n").append(block(block.lines())).append("\n<p>");
        default -> html.append(inline(piece));
      }
    }
    return html.append("</p>").toString().replaceAll("<p>\\s*</p>\\n?", "").replaceAll("\\s+</p>", "</p>").strip();
  }

  /** Returns these words on a line; blocks are left out. */
  String line(Words words) {
    return words.pieces().stream().map(this::inline).collect(Collectors.joining()).strip();
  }

  /** Returns lines as they stand. */
  static String block(String lines) {
    return "<pre><code>" + escaped(lines) + "</code></pre>";
  }

  /** Returns a link to a message or an enum. */
  String type(Class<?> type) {
    return link(anchors.get(type.getCanonicalName()), Names.of(type));
  }

  /** Returns a link to an error. */
  static String error(String name) {
    return "<a href=\"#" + name + "\">" + name + "</a>";
  }

  /** Returns text as it may stand in HTML. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  private void anchor(Class<?> type) {
    anchors.put(type.getCanonicalName(), Names.of(type));
  }

  private String inline(Words.Piece piece) {
    return switch (piece) {
      case Words.Text text -> errors(escaped(text.text()));
      case Words.Code code -> "<code>" + escaped(code.text()) + "</code>";
      case Words.Link link -> link(link);
      case Words.Paragraph paragraph -> " ";
      case Words.Block block -> "";
    };
  }

  private String link(Words.Link link) {
    Conversation conversation = conversations.get(link.target());
    if (conversation != null) {
      return link(conversation.id(), conversation.address());
    }
    String type = link.target().replaceFirst("#.*", "");
    String label = link.label();
    if (link.target().startsWith(Message.class.getPackageName()) && link.label().matches(".*\\b[a-z]\\w*")) {
      // A field is called otherwise in JSON than in Java.
      label = label.replaceAll("(?<=[a-z])([A-Z])", "_$1");
      label = label.substring(0, label.lastIndexOf('.') + 1)
          + label.substring(label.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
    String text = label;
    return Optional.ofNullable(anchors.get(type)).map(anchor -> link(anchor, text))
        .orElse("<code>" + escaped(text) + "</code>");
  }

  private static String link(String anchor, String label) {
    return "<a href=\"#" + anchor + "\"><code>" + escaped(label) + "</code></a>";
  }

  private static String errors(String html) {
    return CAPITALS.matcher(html).replaceAll(found -> Matcher.quoteReplacement(
        Failures.named(found.group()) ? error(found.group()) : found.group()));
  }
}
