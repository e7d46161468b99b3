package hubbub.bridge.protocol.line;

import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.rooms.Direct;
import hubbub.contract.rooms.RoomEvent;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of the protocol. Whatever anybody is sent goes through {@link #line}, which makes it harmless. */
final class Wording {
  static final int MOST_NAMES = 50;
  private static final char PICTURES = '\u2400';
  private static final char PICTURE_OF_DELETE = '\u2421';
  private static final char REPLACEMENT = '\uFFFD';
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Wording() {}

  /** Makes a line of a text, so that nothing in it does anything to a terminal and no part of it is another line. */
  static Buffer line(String text) {
    StringBuilder line = new StringBuilder(text.length() + 16);
    text.replace("\r\n", "\n").codePoints().forEach(c -> {
      if (c == '\n') {
        line.append("\n  ");
      } else {
        line.appendCodePoint(c == '\t' ? ' ' : harmless(c));
      }
    });
    return Buffer.buffer(line.append('\n').toString());
  }

  static Buffer lines(List<String> texts) {
    Buffer all = Buffer.buffer();
    texts.forEach(text -> all.appendBuffer(line(text)));
    return all;
  }

  static String said(String who, String text) {
    return "<" + Quoted.of(who) + "> " + text;
  }

  static String direct(String who, String text) {
    return "-" + Quoted.of(who) + "- " + text;
  }

  /** Somebody wrote this while one was away. */
  static String waited(Direct message) {
    return direct(message.from(), "(" + TIME.format(Instant.ofEpochMilli(message.at())) + " UTC) " + message.text());
  }

  static String past(RoomEvent event) {
    return "* " + TIME.format(Instant.ofEpochMilli(event.at())) + " " + said(event.who(), event.text());
  }

  static String event(RoomEvent event) {
    String who = Quoted.of(event.who());
    return switch (event.kind()) {
      case SAID -> said(event.who(), event.text());
      case JOINED -> "* " + who + " came";
      case LEFT -> "* " + who + (event.text().equals("kicked") ? " was put out" : " left");
      case RENAMED -> "* " + who + " is now called " + Quoted.of(event.text());
      case TOPIC -> "* " + who + (event.text().isEmpty() ? " took the topic away" : " set the topic: " + event.text());
      case VISIBILITY -> "* " + who + " made the room " + event.text();
      case CLOSED -> "* " + who + " closed the room";
    };
  }

  static String refusal(Throwable problem) {
    Fault fault = problem instanceof Fault known ? known : new Fault(ErrorCode.INTERNAL);
    return refusal(fault.detail(), fault.code().slug());
  }

  static String refusal(CloseReason reason) {
    return refusal(reason.sentence(), reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** Lists names, but not all of a crowd. */
  static String names(List<String> names) {
    String shown = names.stream().limit(MOST_NAMES).map(Quoted::of).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMES ? shown + " and others" : shown;
  }

  private static String refusal(String sentence, String slug) {
    return "! " + sentence + " (" + slug + ")";
  }

  private static int harmless(int c) {
    if (c < ' ') {
      return PICTURES + c;
    }
    boolean harmful = switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> turning(c);
    };
    return !harmful ? c : c == 0x7f ? PICTURE_OF_DELETE : REPLACEMENT;
  }

  // A line could end up looking like another one.
  private static boolean turning(int c) {
    return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
  }
}
