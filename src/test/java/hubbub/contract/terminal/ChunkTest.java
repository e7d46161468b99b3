package hubbub.contract.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkTest {
  @ParameterizedTest
  @EnumSource
  @DisplayName("A chunk reads as it was written, of any outlet, with and without bytes.")
  void chunk_roundTrips(Outlet outlet) {
    for (String bytes : List.of("", "x", "\u00e9\n\0".repeat(50_000))) {
      Chunk chunk = new Chunk(300, outlet, outlet.ofPipe() ? 200 : 0, Buffer.buffer(bytes));

      assertThat(Chunk.from(chunk.toBuffer())).isEqualTo(chunk);
    }
  }

  @Test
  @DisplayName("The bytes of a chunk are those the contract shows.")
  void chunk_hasTheBytesOfTheContract() {
    assertThat(new Chunk(1, Outlet.STDOUT, 0, Buffer.buffer("hi")).toBuffer().getBytes())
        .containsExactly(1, 0, 'h', 'i');
    assertThat(new Chunk(300, Outlet.PIPE_STDERR, 130, Buffer.buffer("x")).toBuffer().getBytes())
        .containsExactly(0xac, 2, 3, 0x82, 1, 'x');
    assertThat(new Chunk(2, Outlet.SCREEN, 0, Buffer.buffer()).toBuffer().getBytes()).containsExactly(2, 4);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Long.MAX_VALUE})
  @DisplayName("A varint reads as it was written, and is as long as is said.")
  void varint_roundTrips(long number) {
    Buffer buffer = Buffer.buffer("before");
    Chunk.appendVarint(buffer, number);

    assertThat(Chunk.varint(buffer, 6)).isEqualTo(number);
    assertThat(Chunk.length(number)).isEqualTo(buffer.length() - 6);
  }

  @Test
  @DisplayName("What is no chunk is a BAD_REQUEST: torn, of an unknown outlet, with an endless or too large number.")
  void nonsense_refused() {
    byte[] endless = new byte[40];
    Arrays.fill(endless, (byte) 0xff);
    for (byte[] broken : List.of(new byte[0], new byte[] {1}, new byte[] {(byte) 0x80}, new byte[] {1, 5},
        new byte[] {1, -1}, new byte[] {1, 2}, new byte[] {1, 2, (byte) 0xff}, endless,
        new byte[] {1, 2, -1, -1, -1, -1, 127, 0})) {
      assertThatThrownBy(() -> Chunk.from(Buffer.buffer(broken)))
          .matches(problem -> Fault.is(problem, ErrorCode.BAD_REQUEST));
    }
  }
}
