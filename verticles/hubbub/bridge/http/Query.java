package hubbub.bridge.http;

import hubbub.contract.matches.MatchQuery.Wanted;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters in a URL. As existing clients expect, one that is empty counts as absent, and so do orders and
 * yes-or-no words that are not known; numbers and times that are none are refused.
 *
 * @param parameters decoded
 */
record Query(MultiMap parameters) {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(?:\\.\\d{0,9})?");

  static Query of(RoutingContext context) {
    try {
      return new Query(context.queryParams());
    } catch (HttpException | IllegalArgumentException malformed) {
      throw Refused.field(Refused.WHOLE, "The query is malformed.");
    }
  }

  boolean has(String name) {
    return parameters.contains(name);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Returns a yes or no, in any capitals. */
  Wanted wanted(String name) {
    return switch (text(name).orElse("").toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Wanted.YES;
      case "false", "0" -> Wanted.NO;
      default -> Wanted.ANY;
    };
  }

  Optional<BigDecimal> number(String name) {
    return text(name).map(text -> {
      if (!NUMBER.matcher(text).matches()) {
        throw Refused.field(name, "Enter a number.");
      }
      return new BigDecimal(text);
    });
  }

  /** Returns a time in milliseconds since the epoch: a day, or a day and a time, in UTC where no offset is said. */
  Optional<Long> time(String name) {
    return text(name).map(text -> {
      try {
        return instant(text.replace(' ', 'T')).toEpochMilli();
      } catch (DateTimeException | ArithmeticException none) {
        throw Refused.field(name, "Enter a valid date/time.");
      }
    });
  }

  /** Returns the fields to order by, the first one first, each with a minus sign where it shall descend. */
  List<String> ordering(List<String> known) {
    return Arrays.stream(text("ordering").orElse("").split(",")).map(String::strip)
        .filter(field -> known.contains(field.startsWith("-") ? field.substring(1) : field)).toList();
  }

  private static Instant instant(String text) {
    if (text.indexOf('T') < 0) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    boolean offset = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
    return offset ? OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}
