package hubbub.bridge.protocol.terminal;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.StringJoiner;

/** How text looks by the sequences that came before it (SGR: colours of 16, 256 or all, bold and so on). */
final class Style {
  private static final int NONE = -1;
  private static final String[] SIXTEEN = {
    "#000000", "#cd3131", "#0b8a00", "#a07000", "#2472c8", "#bc3fbc", "#0a8a9a", "#c0c0c0",
    "#666666", "#f14c4c", "#23a118", "#c9a400", "#3b8eea", "#d670d6", "#29b8db", "#ffffff"};
  private static final int[] STEPS = {0, 95, 135, 175, 215, 255};

  private enum Trait { BOLD, FAINT, ITALIC, UNDERLINE, INVERSE, HIDDEN, STRUCK }

  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  private String foreground = "";
  private String background = "";
  private byte[] span;

  /** Tells whether text looks as it does by itself. */
  boolean plain() {
    return traits.isEmpty() && foreground.isEmpty() && background.isEmpty();
  }

  /** Returns the beginning of a span that looks like this, as it stands in a JSON string. */
  byte[] span() {
    if (span == null) {
      span = css().getBytes(StandardCharsets.US_ASCII);
    }
    return span;
  }

  private String css() {
    StringJoiner css = new StringJoiner(";", "<span style=\\\"", "\\\">");
    boolean inverse = traits.contains(Trait.INVERSE);
    add(css, "color:", inverse ? otherwise(background, "#ffffff") : foreground);
    add(css, "background-color:", inverse ? otherwise(foreground, "#000000") : background);
    add(css, "font-weight:", traits.contains(Trait.BOLD) ? "bold" : "");
    add(css, "opacity:", traits.contains(Trait.FAINT) ? "0.6" : "");
    add(css, "font-style:", traits.contains(Trait.ITALIC) ? "italic" : "");
    add(css, "text-decoration:", ((traits.contains(Trait.UNDERLINE) ? "underline " : "")
        + (traits.contains(Trait.STRUCK) ? "line-through" : "")).strip());
    add(css, "visibility:", traits.contains(Trait.HIDDEN) ? "hidden" : "");
    return css.toString();
  }

  /** Takes the numbers of one sequence. */
  void change(int[] numbers, int count) {
    span = null;
    for (int i = 0; i < count; i++) {
      int number = numbers[i];
      if (number == 38 || number == 48) {
        i = extended(numbers, count, i);
      } else {
        change(number);
      }
    }
  }

  private void change(int number) {
    switch (number) {
      case 0 -> {
        traits.clear();
        foreground = "";
        background = "";
      }
      case 1 -> traits.add(Trait.BOLD);
      case 2 -> traits.add(Trait.FAINT);
      case 3 -> traits.add(Trait.ITALIC);
      case 4, 21 -> traits.add(Trait.UNDERLINE);
      case 7 -> traits.add(Trait.INVERSE);
      case 8 -> traits.add(Trait.HIDDEN);
      case 9 -> traits.add(Trait.STRUCK);
      case 22 -> traits.removeAll(EnumSet.of(Trait.BOLD, Trait.FAINT));
      case 23 -> traits.remove(Trait.ITALIC);
      case 24 -> traits.remove(Trait.UNDERLINE);
      case 27 -> traits.remove(Trait.INVERSE);
      case 28 -> traits.remove(Trait.HIDDEN);
      case 29 -> traits.remove(Trait.STRUCK);
      default -> colour(number);
    }
  }

  private void colour(int number) {
    if (number >= 30 && number <= 37 || number >= 90 && number <= 97) {
      foreground = SIXTEEN[number < 40 ? number - 30 : number - 82];
    } else if (number >= 40 && number <= 47 || number >= 100 && number <= 107) {
      background = SIXTEEN[number < 50 ? number - 40 : number - 92];
    } else if (number == 39) {
      foreground = "";
    } else if (number == 49) {
      background = "";
    }
  }

  /** Takes {@code 38;5;n} or {@code 38;2;r;g;b}, the same with 48, and returns where it ends. */
  private int extended(int[] numbers, int count, int at) {
    int left = count - at - 1;
    int form = left > 0 ? numbers[at + 1] : NONE;
    if (form == 5 && left >= 2) {
      paint(numbers[at], palette(numbers[at + 2] & 0xff));
      return at + 2;
    }
    if (form == 2 && left >= 4) {
      paint(numbers[at], hex(numbers[at + 2] & 0xff, numbers[at + 3] & 0xff, numbers[at + 4] & 0xff));
      return at + 4;
    }
    return count;
  }

  private void paint(int ground, String colour) {
    if (ground == 38) {
      foreground = colour;
    } else {
      background = colour;
    }
  }

  private static String palette(int number) {
    if (number < 16) {
      return SIXTEEN[number];
    }
    if (number >= 232) {
      int grey = 8 + (number - 232) * 10;
      return hex(grey, grey, grey);
    }
    int cube = number - 16;
    return hex(STEPS[cube / 36], STEPS[cube / 6 % 6], STEPS[cube % 6]);
  }

  private static String hex(int red, int green, int blue) {
    HexFormat format = HexFormat.of();
    return "#" + format.toHexDigits((byte) red) + format.toHexDigits((byte) green) + format.toHexDigits((byte) blue);
  }

  private static String otherwise(String colour, String usual) {
    return colour.isEmpty() ? usual : colour;
  }

  private static void add(StringJoiner css, String property, String value) {
    if (!value.isEmpty()) {
      css.add(property + value);
    }
  }
}
