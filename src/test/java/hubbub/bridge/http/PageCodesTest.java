package hubbub.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.CloseReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages know every close code and every error of the match protocol. */
class PageCodesTest {
  @ParameterizedTest
  @DisplayName("The pages connect again as the close codes advise")
  @CsvSource({"STOP, DO_NOT_RETRY", "LATER, RETRY_LATER"})
  void advice_isFollowed(String name, CloseReason.Advice advice) throws IOException {
    assertThat(numbers("connection.js", "const " + name + " = new Set\\(\\[(.*?)]\\);", "\\d+")).isEqualTo(
        Arrays.stream(CloseReason.values()).filter(reason -> reason.advice() == advice).map(CloseReason::code)
            .collect(Collectors.toSet()));
  }

  @Test
  @DisplayName("The page of matches has a sentence for every close code")
  void closeCodes_haveSentences() throws IOException {
    assertThat(numbers("play/words.js", "const ENDINGS = \\{(.*?)\\};", "(?m)^ +(\\d+): '\\w"))
        .containsAll(Arrays.stream(CloseReason.values()).map(CloseReason::code).toList()).contains(1006);
  }

  @Test
  @DisplayName("The page of matches has a sentence for every error that comes without one of the hub's own")
  void errors_haveSentences() throws IOException {
    assertThat(numbers("play/words.js", "const ERRORS = \\{(.*?)\\};", "(?m)^ +(\\d+): '\\w"))
        .isEqualTo(IntStream.rangeClosed(2, 9).boxed().collect(Collectors.toSet()));
  }

  private static Set<Integer> numbers(String file, String stretch, String number) throws IOException {
    Matcher found = Pattern.compile(stretch, Pattern.DOTALL).matcher(Files.readString(Path.of("webroot", file)));
    assertThat(found.find()).isTrue();
    Function<MatchResult, String> digits = one -> one.group(one.groupCount());
    return Pattern.compile(number).matcher(found.group(1)).results().map(digits).map(Integer::valueOf)
        .collect(Collectors.toSet());
  }
}
