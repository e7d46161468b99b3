package hubbub.console.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command line of a console. It is split into words as a POSIX shell does, with quotes and backslashes, and nothing
 * is expanded; {@code *}, {@code $}, {@code ;} and the like are characters as any other. Placeholders such as {@code
 * {username}} are filled in afterwards, so that no value becomes two words or ends a quote; braces around anything else
 * stay as they are.
 */
public final class Template {
  /** The environment variable that takes the place of what is configured. */
  public static final String VARIABLE = "HUBBUB_CONSOLE_COMMAND";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

  private final List<String> words;

  private Template(List<String> words) {
    this.words = List.copyOf(words);
  }

  /** Reads a command line; fails with {@link BrokenTemplate}. */
  public static Template of(String text) {
    List<String> words = new Splitting(text).words();
    if (words.isEmpty() || words.getFirst().isEmpty()) {
      throw new BrokenTemplate("the command line names no program");
    }
    return new Template(words);
  }

  /** Reads what is configured, or what the environment says instead; fails with {@link BrokenTemplate}. */
  public static Template of(String configured, Map<String, String> environment) {
    String instead = environment.get(VARIABLE);
    if (instead == null) {
      return of(configured);
    }
    try {
      return of(instead);
    } catch (BrokenTemplate broken) {
      throw new BrokenTemplate("the environment variable " + VARIABLE + ": " + broken.getMessage());
    }
  }

  /** Returns its words with values for the placeholders: {@code code}, {@code username}, {@code port}, {@code home}. */
  public List<String> filled(Map<String, String> values) {
    return words.stream().map(word -> PLACEHOLDER.matcher(word).replaceAll(found ->
        Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())))).toList();
  }

  private static final class Splitting {
    private static final String ESCAPED_IN_QUOTES = "$`\"\\";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean within;
    private int at;

    Splitting(String text) {
      this.text = text;
    }

    List<String> words() {
      if (text.indexOf('\0') >= 0) {
        throw new BrokenTemplate("a command line cannot have a NUL in it");
      }
      while (at < text.length()) {
        char next = text.charAt(at++);
        switch (next) {
          case ' ', '\t', '\n' -> end();
          case '\'' -> single();
          case '"' -> twofold();
          case '\\' -> escaped();
          default -> put(next);
        }
      }
      end();
      return words;
    }

    private void put(char one) {
      within = true;
      word.append(one);
    }

    private void end() {
      if (within) {
        words.add(word.toString());
        word.setLength(0);
        within = false;
      }
    }

    private void single() {
      within = true;
      int end = text.indexOf('\'', at);
      if (end < 0) {
        throw new BrokenTemplate("the single quote at character " + at + " is not closed: " + text);
      }
      word.append(text, at, end);
      at = end + 1;
    }

    private void twofold() {
      within = true;
      int begin = at;
      while (at < text.length()) {
        char next = text.charAt(at++);
        if (next == '"') {
          return;
        }
        if (next == '\\' && at < text.length()) {
          escapedInQuotes(text.charAt(at++));
        } else {
          word.append(next);
        }
      }
      throw new BrokenTemplate("the double quote at character " + begin + " is not closed: " + text);
    }

    private void escapedInQuotes(char next) {
      if (next == '\n') {
        return;
      }
      if (ESCAPED_IN_QUOTES.indexOf(next) < 0) {
        word.append('\\');
      }
      word.append(next);
    }

    private void escaped() {
      if (at == text.length()) {
        throw new BrokenTemplate("the command line ends in a backslash: " + text);
      }
      char next = text.charAt(at++);
      if (next != '\n') {
        put(next);
      }
    }
  }
}
