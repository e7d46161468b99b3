package hubbub.bridge.protocol.rwci;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of a message, {@code epoch:seq}: unique for ever, and in the order of the room. */
record MessageId(String epoch, long seq) {
  private static final Pattern FORM = Pattern.compile("([^:]{1,64}):(\\d{1,18})");

  static Optional<MessageId> of(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new MessageId(form.group(1), Long.parseLong(form.group(2)))) : Optional.empty();
  }

  @Override
  public String toString() {
    return epoch + ':' + seq;
  }
}
