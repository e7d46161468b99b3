package hubbub.checker;

import java.util.ArrayList;
import java.util.List;

/**
 * Who takes part in a run. The last of each protocol only listens.
 *
 * @param numbered those who are told the place of each message
 * @param bare those who are told nothing but author and text
 * @param pauseMillis how long a speaker pauses between messages, give or take
 */
record Crew(List<RwciMember> numbered, List<ChatMasterMember> bare, int pauseMillis) {
  /** Six people at one hub. */
  static Crew six(Patient hub) {
    return new Crew(List.of("ada", "bob", "cyd").stream().map(name -> new RwciMember(name, hub::http)).toList(),
        List.of("dan", "eve", "fay").stream().map(name -> new ChatMasterMember(name, hub::tcp)).toList(), 8);
  }

  /** So many people in each protocol. */
  static Crew of(int each, int pauseMillis, Patient hub) {
    List<RwciMember> numbered = new ArrayList<>();
    List<ChatMasterMember> bare = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      numbered.add(new RwciMember("rwci" + i, hub::http));
      bare.add(new ChatMasterMember("chat" + i, hub::tcp));
    }
    return new Crew(numbered, bare, pauseMillis);
  }

  /** Tells whether somebody only listens. */
  boolean silent(Member member) {
    return member == numbered.getLast() || member == bare.getLast();
  }
}
