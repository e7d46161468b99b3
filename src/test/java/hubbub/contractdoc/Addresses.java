package hubbub.contractdoc;

import hubbub.contract.ErrorCode;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The addresses of a noun: what is said there, with what it fails, and how that looks in frames. */
final class Addresses {
  private static final int WIDTH = 72;

  private final Contract contract;
  private final Phrases phrases;
  private final Failures failures;

  Addresses(Contract contract, Phrases phrases) {
    this.contract = contract;
    this.phrases = phrases;
    this.failures = new Failures(contract.sources());
  }

  /** Returns all of a noun, in the order of the sources. */
  String of(Noun noun) {
    return noun.conversations().stream().map(this::article).collect(Collectors.joining());
  }

  private String article(Conversation one) {
    List<String> lines = new ArrayList<>();
    lines.add("<article id=\"" + one.id() + "\">");
    lines.add("<h4><code>" + one.address() + "</code></h4>");
    lines.add(phrases.paragraphs(one.words()));
    lines.add("<dl class=\"address\">");
    for (String variable : one.variables()) {
      Words words = contract.sources().of(one.name() + "/" + variable);
      if (!words.empty()) {
        lines.add(entry("<code>{" + variable + "}</code>", phrases.line(words)));
      }
    }
    lines.add(entry(one.event() ? "Event" : "Request", phrases.type(one.asked())));
    one.reply().ifPresent(reply -> lines.add(entry("Reply", phrases.type(reply))));
    Set<ErrorCode> codes = failures.of(one);
    if (!codes.isEmpty() && !one.event()) {
      lines.add(entry("Fails with", codes.stream().map(code -> code.number() + " " + Phrases.error(code.name()))
          .collect(Collectors.joining(", "))));
    }
    JsonObject asked = contract.message(one.asked()).sample();
    lines.add(entry("You say", frame(one.event() ? Frames.register(one) : Frames.request(one, asked))));
    lines.add(entry("You hear", frame(one.reply().map(reply -> Frames.reply(contract.message(reply).sample()))
        .orElseGet(() -> Frames.event(one, asked)))));
    lines.add("</dl>");
    lines.add("</article>");
    return String.join("\n", lines) + "\n";
  }

  private static String frame(JsonObject frame) {
    return Phrases.block(new Layout(WIDTH).text(frame));
  }

  private static String entry(String name, String words) {
    return "<dt>" + name + "</dt><dd>" + words + "</dd>";
  }
}
