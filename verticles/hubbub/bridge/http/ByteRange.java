package hubbub.bridge.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a file (RFC 9110, 14): one that is asked for, or what there is of it.
 *
 * @param first the first byte, counted from 0
 * @param last the last byte
 * @param size how many bytes the whole has
 */
record ByteRange(long first, long last, long size) {
  private static final Pattern FORM = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

  /** Reads a header; empty where it asks for something else than one stretch from a place on, which is allowed. */
  static Optional<ByteRange> of(String header) {
    Matcher form = FORM.matcher(header == null ? "" : header.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    long first = Long.parseLong(form.group(1));
    long last = form.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(form.group(2));
    return last < first ? Optional.empty() : Optional.of(new ByteRange(first, last, Long.MAX_VALUE));
  }

  static ByteRange all(long size) {
    return new ByteRange(0, size - 1, size);
  }

  /** Returns what there is of it in so many bytes. */
  ByteRange within(long bytes) {
    return new ByteRange(first, Math.min(last, bytes - 1), bytes);
  }

  /** Tells whether it begins behind the end. */
  boolean outside() {
    return first > last && size > 0 || first > 0 && first >= size;
  }

  long length() {
    return last - first + 1;
  }

  /** Returns it as a header's value. */
  String told() {
    return "bytes " + (outside() ? "*" : first + "-" + last) + "/" + size;
  }
}
