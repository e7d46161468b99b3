package hubbub.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTest {
  @ParameterizedTest
  @CsvSource({"15,15,TERM", "TERM,15,TERM", "sigterm,15,TERM", "SIGKILL,9,KILL", "hup,1,HUP", "01,1,HUP", "34,34,34",
      "64,64,64", "SYS,31,SYS", "WINCH,28,WINCH"})
  @DisplayName("A signal is known by its number or name")
  void text_isSignal(String text, int number, String name) {
    Signal signal = Signal.of(text).orElseThrow();
    assertThat(signal.number()).isEqualTo(number);
    assertThat(signal.name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "65", "-1", "999999999999", "NOPE", "SIG", "SIGSIGTERM", "1.5", "TERM KILL"})
  @DisplayName("Anything else is none")
  void text_isNoSignal(String text) {
    assertThat(Signal.of(text)).isEmpty();
  }

  @Test
  @DisplayName("There is no signal but 1 to 64")
  void number_isChecked() {
    assertThatThrownBy(() -> new Signal(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Signal(65)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("A status of waitpid is an exit code or a signal, with or without a core")
  void status_isOutcome() {
    assertThat(Outcome.of(0x0300)).isEqualTo(new Outcome.Exited(3));
    assertThat(Outcome.of(0xff00)).isEqualTo(new Outcome.Exited(255));
    assertThat(Outcome.of(15)).isEqualTo(new Outcome.Signalled(Signal.TERM));
    assertThat(Outcome.of(0x8b)).isEqualTo(new Outcome.Signalled(new Signal(11)));
  }
}
