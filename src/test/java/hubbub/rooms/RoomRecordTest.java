package hubbub.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoomRecordTest {
  private final RoomRecord record = RoomRecord.made("Den", "e", "Zoe", true, true);

  @Test
  @DisplayName("A record is read as it was written")
  void written_isReadBack() {
    RoomRecord full = record.withTopic("Tea").withClosed(true).withInvited("ann").withBan("bob", Long.MAX_VALUE, 0)
        .withMute("max", 77, 0);
    assertThat(RoomRecord.read(full.written())).isEqualTo(full);
    assertThat(RoomRecord.read(record.written())).isEqualTo(record);
  }

  @Test
  @DisplayName("Bans and mutes end by themselves, and are dropped with the next change")
  void times_end() {
    RoomRecord barred = record.withBan("bob", 10, 0).withMute("bob", 10, 0);
    assertThat(barred.banned("bob", 9)).isTrue();
    assertThat(barred.muted("bob", 9)).isTrue();
    assertThat(barred.banned("bob", 10)).isFalse();
    assertThat(barred.muted("bob", 10)).isFalse();
    assertThat(barred.withBan("ann", 100, 50).bans()).containsOnlyKeys("ann");
    assertThat(barred.withBan("bob", 0, 5).bans()).isEmpty();
  }

  @Test
  @DisplayName("A ban takes an invitation back, its end does not give it again")
  void ban_takesInvitationBack() {
    RoomRecord invited = record.withInvited("bob").withInvited("bob").withInvited("ann");
    assertThat(invited.invited()).containsExactly("bob", "ann");
    assertThat(invited.withBan("bob", 10, 0).withBan("bob", 0, 0).invited()).containsExactly("ann");
    assertThat(invited.withBan("max", 0, 0).invited()).containsExactly("bob", "ann");
  }

  @Test
  @DisplayName("A guest's room, mute and invitation go with the guest to another name")
  void renaming_movesWhatIsNoted() {
    Name max = Name.person("Max");
    RoomRecord renamed = record.withMute("zoe", 10, 0).withInvited("zoe").renamed("zoe", max, 5);
    assertThat(renamed.ownedBy("max")).isTrue();
    assertThat(renamed.muted("max", 5)).isTrue();
    assertThat(renamed.invited()).contains("max");
    assertThat(record.renamed("ann", max, 5)).isEqualTo(record);
  }

  @Test
  @DisplayName("No list of a room grows without end")
  void lists_areBounded() {
    RoomRecord full = record;
    for (int i = 0; i < RoomRecord.LONGEST_LIST; i++) {
      full = full.withInvited("user" + i);
    }
    RoomRecord last = full;
    assertThatThrownBy(() -> last.withInvited("one more")).isInstanceOfSatisfying(Fault.class,
        fault -> assertThat(fault.code()).isEqualTo(ErrorCode.BAD_REQUEST));
    assertThat(last.withInvited("user1")).isEqualTo(last);
  }
}
