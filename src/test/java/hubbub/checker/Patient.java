package hubbub.checker;

/** A hub that members talk to, and to which things happen meanwhile. */
interface Patient {
  /** Where websockets are; asked anew for each connection. */
  int http();

  /** Where ChatMaster is. */
  int tcp();

  /** Has it happen, and returns when the hub serves again. */
  void suffer(Trouble trouble);
}
