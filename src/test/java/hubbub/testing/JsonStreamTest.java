package hubbub.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JsonStreamTest {
  private final List<String> objects = new ArrayList<>();
  private final JsonStream stream = new JsonStream(objects::add);

  @Test
  @DisplayName("Objects come out whole, whether they came byte by byte or glued")
  void torn_comesOutWhole() {
    String one = "{\"a\":\"}{\\\"é\\\\\"}";
    String two = "{\"b\":{\"c\":[{}]}}";
    for (byte b : (one + " \r\n" + two).getBytes(StandardCharsets.UTF_8)) {
      stream.bytes(new byte[] {b});
    }
    stream.bytes((one + two).getBytes(StandardCharsets.UTF_8));
    assertThat(objects).containsExactly(one, two, one, two);
  }

  @Test
  @DisplayName("What stands between two objects and is no white space is an error")
  void rubbish_isRefused() {
    assertThatThrownBy(() -> stream.bytes("{}x{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalStateException.class);
  }
}
