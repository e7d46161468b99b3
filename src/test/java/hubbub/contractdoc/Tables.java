package hubbub.contractdoc;

import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import java.util.Arrays;
import java.util.stream.Collectors;

/** All errors and all reasons to end a connection. */
final class Tables {
  static final String ERRORS = "errors";
  static final String CLOSINGS = "closings";

  private final Sources sources;
  private final Phrases phrases;

  Tables(Sources sources, Phrases phrases) {
    this.sources = sources;
    this.phrases = phrases;
  }

  /** Returns the errors by number. */
  String errors() {
    String rows = Arrays.stream(ErrorCode.values()).map(code -> "<tr id=\"" + code.name() + "\"><td>" + code.number()
        + "</td><th scope=\"row\"><code>" + code.name() + "</code><br>" + code.slug() + "</th><td>"
        + (code.retryable() ? "yes" : "no") + "</td><td>" + Phrases.escaped(code.sentence()) + "</td><td>"
        + words(ErrorCode.class, code.name()) + "</td></tr>\n").collect(Collectors.joining());
    return section(ERRORS, "Errors", words(ErrorCode.class), "Number|Name and slug|Try again?|Sentence|When", rows);
  }

  /** Returns the reasons by code. */
  String closings() {
    String rows = Arrays.stream(CloseReason.values()).map(reason -> "<tr><td>" + reason.code()
        + "</td><th scope=\"row\"><code>" + reason.name() + "</code></th><td>"
        + words(CloseReason.Advice.class, reason.advice().name()) + "</td><td>"
        + Phrases.escaped(reason.sentence()) + "</td><td>" + words(CloseReason.class, reason.name())
        + "</td></tr>\n").collect(Collectors.joining());
    return section(CLOSINGS, "Why connections end", words(CloseReason.class),
        "Code|Name|And then|Sentence|When", rows);
  }

  private static String section(String id, String title, String words, String heads, String rows) {
    String head = Arrays.stream(heads.split("\\|")).map(one -> "<th scope=\"col\">" + one + "</th>")
        .collect(Collectors.joining());
    return "<section id=\"" + id + "\">\n<h2>" + title + "</h2>\n<p>" + words + "</p>\n"
        + "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + title + "\">\n<table>\n<thead><tr>"
        + head + "</tr></thead>\n<tbody>\n" + rows + "</tbody>\n</table>\n</div>\n</section>\n";
  }

  private String words(Class<?> type) {
    return phrases.line(sources.of(type.getCanonicalName()));
  }

  private String words(Class<?> type, String constant) {
    return phrases.line(sources.of(type.getCanonicalName() + "#" + constant));
  }
}
