package hubbub.contract.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InputTest {
  @Test
  @DisplayName("An input reads from a buffer as it was written, with and without bytes.")
  void input_roundTrips() {
    for (String bytes : List.of("", "x", "\u00e9\n\0".repeat(20_000))) {
      for (String viewer : List.of("v", "7f-3", "\u00e9".repeat(100))) {
        Input input = new Input(viewer, 300, Buffer.buffer(bytes), false);

        assertThat(Input.from(input.toBuffer())).isEqualTo(input);
      }
    }
  }

  @Test
  @DisplayName("The bytes of an input are those the contract tells of.")
  void input_hasTheBytesOfTheContract() {
    assertThat(new Input("7f-3", 300, Buffer.buffer("ls"), false).toBuffer().getBytes())
        .containsExactly(0xac, 2, 4, '7', 'f', '-', '3', 'l', 's');
  }

  @Test
  @DisplayName("What is no input is a BAD_REQUEST: torn in its head, or with a key longer than all of it.")
  void nonsense_refused() {
    for (byte[] broken : List.of(new byte[0], new byte[] {1}, new byte[] {(byte) 0x80}, new byte[] {1, 2, 'v'},
        new byte[] {1, -1, -1, -1, -1, 7, 'v'}, new byte[] {1, -1, -1, -1, -1, -1, -1, -1, -1, 127, 'v'})) {
      assertThatThrownBy(() -> Input.from(Buffer.buffer(broken)))
          .matches(problem -> Fault.is(problem, ErrorCode.BAD_REQUEST));
    }
  }
}
