package hubbub.contractdoc;

import hubbub.contract.Endpoint;
import hubbub.contract.Topic;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the contract as one page of HTML that needs no script. */
final class Page {
  private final Contract contract;
  private final Phrases phrases;

  Page(Contract contract) {
    this.contract = contract;
    this.phrases = new Phrases(contract);
  }

  /** Returns the page. */
  String html() {
    Tables tables = new Tables(contract.sources(), phrases);
    return Opening.HEAD + contents() + "<main>\n" + opening()
        + contract.nouns().stream().map(this::section).collect(Collectors.joining())
        + tables.errors() + tables.closings() + "</main>\n</body>\n</html>\n";
  }

  private String contents() {
    String nouns = contract.nouns().stream().map(noun -> "<li><details><summary>" + noun.title()
        + "</summary>\n<ul>\n" + entry(noun.anchor(), "What it is") + noun.conversations().stream()
            .map(one -> entry(one.id(), one.address())).collect(Collectors.joining())
        + "</ul></details></li>\n").collect(Collectors.joining());
    return "<nav aria-label=\"Contents\">\n<ul>\n" + entry("opening", "How it is said") + nouns
        + entry(Tables.ERRORS, "Errors") + entry(Tables.CLOSINGS, "Why connections end") + "</ul>\n</nav>\n";
  }

  private static String entry(String anchor, String words) {
    return "<li><a href=\"#" + anchor + "\">" + words + "</a></li>\n";
  }

  private String opening() {
    return "<section id=\"opening\">\n<h2>How it is said</h2>\n" + Opening.PAGE + "<h3>Requests</h3>\n"
        + phrases.paragraphs(withoutBlocks(contract.sources().of(Endpoint.class.getCanonicalName())))
        + "\n<h3>Events</h3>\n" + phrases.paragraphs(contract.sources().of(Topic.class.getCanonicalName()))
        + "\n</section>\n";
  }

  private String section(Noun noun) {
    StringBuilder html = new StringBuilder("<section id=\"" + noun.anchor() + "\">\n<h2>" + noun.title() + "</h2>\n");
    if (noun.name().isEmpty()) {
      html.append(Opening.COMMON);
    }
    noun.apis().forEach(api ->
        html.append(phrases.paragraphs(contract.sources().of(api.getCanonicalName()))).append('\n'));
    Words more = withoutBeginning(contract.sources().of(noun.pack()));
    if (!more.empty()) {
      html.append(phrases.paragraphs(more)).append('\n');
    }
    html.append("<h3>").append(noun.title()).append(": addresses</h3>\n")
        .append(new Addresses(contract, phrases).of(noun))
        .append("<h3>").append(noun.title()).append(": what is said</h3>\n")
        .append(new Bodies(contract, phrases).of(noun));
    return html.append("</section>\n").toString();
  }

  /** A package begins with its duty, for those who read the sources; what comes behind is for everybody. */
  private static Words withoutBeginning(Words words) {
    List<Words.Piece> pieces = words.pieces();
    int at = pieces.indexOf(new Words.Paragraph());
    return at < 0 ? Words.NONE : new Words(pieces.subList(at, pieces.size()));
  }

  /** How it is asked in Java is no matter of the contract. */
  private static Words withoutBlocks(Words words) {
    return new Words(words.pieces().stream().filter(piece -> !(piece instanceof Words.Block)).toList());
  }
}
