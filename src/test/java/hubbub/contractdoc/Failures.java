package hubbub.contractdoc;

import hubbub.contract.ErrorCode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * With what a request fails, by the sentences of its Javadoc that begin with "Fails": the codes it fails "with", and
 * those of whatever it fails "as".
 */
final class Failures {
  private static final Pattern SENTENCE = Pattern.compile("(?:^|[.;] +)[Ff]ails ((?:with|as) .*?)(?:[.](?= |$)|$)");
  private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z][A-Z_]*[A-Z]\\b");
  private static final Pattern LIKE = Pattern.compile("\\bas <([^>]*)>");
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
    SENTENCE.matcher(flat(words)).results().map(sentence -> sentence.group(1)).forEach(sentence -> {
      CAPITALS.matcher(sentence.replaceAll(LIKE.pattern(), "")).results().map(MatchResult::group)
          .filter(Failures::named).map(CODES::get).forEach(found::add);
      LIKE.matcher(sentence).results().forEach(link -> collect(sources.of(link.group(1)), found));
    });
  }

  /** Returns words on a line; of code nothing and of links what they lead to, in marks. */
  private static String flat(Words words) {
    return words.pieces().stream().map(piece -> switch (piece) {
      case Words.Text text -> text.text();
      case Words.Link link -> "<" + link.target() + ">";
      case Words.Code code -> "code";
      case Words.Paragraph paragraph -> " ";
      case Words.Block block -> " ";
    }).collect(Collectors.joining());
  }
}
