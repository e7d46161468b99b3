package hubbub.matches;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Name;
import hubbub.contract.matches.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeatsTest {
  private final Seats seats = new Seats();

  @Test
  @DisplayName("Who sits down again takes the seat from the older session, which is then unknown")
  void sitAgain_displaces() {
    Session first = session("s1", "Ann", Role.HOST);
    Session second = session("s2", "Ann", Role.HOST);
    assertThat(seats.sit(first)).isEmpty();
    assertThat(seats.sit(second)).contains(first);
    assertThat(seats.find("s1")).isEmpty();
    assertThat(seats.find("s2")).contains(second);
  }

  @Test
  @DisplayName("Spectators are listed in the order of coming, and each once")
  void spectators_inOrder() {
    seats.sit(session("s1", "Zoe", Role.SPECTATOR));
    seats.sit(session("s2", "Ann", Role.SPECTATOR));
    seats.sit(session("s3", "ZOE", Role.SPECTATOR));
    assertThat(seats.spectators()).containsExactly("ZOE", "Ann");
    assertThat(seats.spectatorCount()).isEqualTo(2);
    seats.stand(seats.find("s2").orElseThrow());
    assertThat(seats.watches("ann")).isFalse();
    assertThat(seats.watches("zoe")).isTrue();
  }

  @Test
  @DisplayName("Nobody loses before a seat's time is over, and coming back ends the waiting")
  void comingBack_endsTheWaiting() {
    seats.keep(Role.HOST, 100);
    assertThat(seats.losers(99)).isEmpty();
    assertThat(seats.losers(100)).containsExactly(Role.HOST);
    seats.sit(session("s1", "Ann", Role.HOST));
    assertThat(seats.losers(1_000)).isEmpty();
    assertThat(seats.here(Role.HOST)).isTrue();
    assertThat(seats.bothHere()).isFalse();
  }

  @Test
  @DisplayName("Of two who stay away loses who left first, even if both are found late at once")
  void bothAway_firstLoses() {
    seats.keep(Role.HOST, 110);
    seats.keep(Role.CHALLENGER, 100);
    assertThat(seats.losers(105)).containsExactly(Role.CHALLENGER);
    assertThat(seats.losers(500)).containsExactly(Role.CHALLENGER);
  }

  @Test
  @DisplayName("Two who were taken away at the same moment lose both, or nobody")
  void takenAwayTogether_bothLose() {
    seats.keep(Role.HOST, 100);
    seats.keep(Role.CHALLENGER, 100);
    assertThat(seats.losers(99)).isEmpty();
    assertThat(seats.losers(100)).containsExactlyInAnyOrder(Role.HOST, Role.CHALLENGER);
  }

  private static Session session(String id, String person, Role role) {
    return new Session(id, "b1", Name.person(person), role);
  }
}
