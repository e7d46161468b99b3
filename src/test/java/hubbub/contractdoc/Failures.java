package hubbub.contractdoc;

import hubbub.contract.ErrorCode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** With what a request fails, by its Javadoc: the codes it names, and those of what it "fails as". */
final class Failures {
  private static final Map<String, ErrorCode> CODES =
      Arrays.stream(ErrorCode.values()).collect(Collectors.toMap(ErrorCode::name, Function.identity()));

  private final Sources sources;

  Failures(Sources sources) {
    this.sources = sources;
  }

  /** Returns the codes that are a request's own, beside those of every request. */
  Set<ErrorCode> of(Conversation conversation) {
    Set<ErrorCode> found = EnumSet.noneOf(ErrorCode.class);
    collect(conversation.words(), found);
    return found;
  }

  /** Tells whether this is the name of an error. */
  static boolean named(String word) {
    return CODES.containsKey(word);
  }

  private void collect(Words words, Set<ErrorCode> found) {
    words.capitals().stream().filter(Failures::named).map(CODES::get).forEach(found::add);
    List<Words.Piece> pieces = words.pieces();
    for (int i = 1; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof Words.Link link && pieces.get(i - 1) instanceof Words.Text text
          && text.text().matches(".*\\b[Ff]ails as ")) {
        collect(sources.of(link.target()), found);
      }
    }
  }
}
