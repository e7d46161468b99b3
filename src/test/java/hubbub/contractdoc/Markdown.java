package hubbub.contractdoc;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes words as CommonMark, for the AsyncAPI document. Links are code there: a conversation's is its address. */
final class Markdown {
  private final Map<String, String> addresses;

  Markdown(Contract contract) {
    addresses = contract.conversations().stream()
        .collect(Collectors.toMap(Conversation::name, Conversation::address));
  }

  /** Returns these words. */
  String of(Words words) {
    return words.pieces().stream().map(piece -> switch (piece) {
      case Words.Text text -> text.text();
      case Words.Code code -> "`" + code.text() + "`";
      case Words.Link link -> "`" + addresses.getOrDefault(link.target(), link.label()) + "`";
      case Words.Paragraph paragraph -> "\n\n";
      case Words.Block block -> "\n\n```\n" + block.lines() + "\n```\n\n";
    }).collect(Collectors.joining()).strip().replaceAll("\n\n\n+", "\n\n");
  }

  /** Returns their first sentence without its full stop, for titles. */
  String summary(Words words) {
    String text = of(words);
    int end = text.indexOf(". ");
    return (end < 0 ? text : text.substring(0, end)).replaceFirst("\\.$", "").replaceFirst("(?s)\n.*", "");
  }
}
