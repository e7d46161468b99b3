package hubbub.conf;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Loads a configuration file and leaves its name in it under {@link Conf#FILE}. Blocks for about a millisecond. */
public final class ConfFile {
  private static final Pattern PLACE = Pattern.compile("line: (\\d+), column: (\\d+)");

  private ConfFile() {}

  /** Reads a JSON object; where there is none, throws a {@link ConfException} that says what is there instead. */
  public static JsonObject read(Path file) {
    return parse(file.toString(), text(file));
  }

  /** Parses what a file of that name holds, likewise. */
  public static JsonObject parse(String file, String text) {
    try {
      return new JsonObject(text).put(Conf.FILE, file);
    } catch (DecodeException notJson) {
      throw problem(file + " is not valid JSON" + place(notJson.getMessage()));
    } catch (ClassCastException other) {
      throw problem(file + " holds JSON, but not an object: it must begin with '{'");
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException missing) {
      throw problem("There is no configuration file " + file);
    } catch (CharacterCodingException notText) {
      throw problem(file + " is not text in UTF-8");
    } catch (IOException unreadable) {
      throw problem(Files.isDirectory(file) ? file + " is a folder, not a configuration file"
          : file + " cannot be read: " + unreadable.getClass().getSimpleName());
    }
  }

  /** Says where the parser stopped, and why in its first line: the rest repeats the text, which may hold secrets. */
  private static String place(String message) {
    Matcher found = PLACE.matcher(message);
    String place = found.find() ? " at line " + found.group(1) + ", column " + found.group(2) : "";
    String reason = message.lines().findFirst().orElse("").replaceFirst("^Failed to decode: ?", "");
    return reason.isEmpty() ? place : place + ": " + reason;
  }

  private static ConfException problem(String sentence) {
    return new ConfException(List.of(sentence));
  }
}
