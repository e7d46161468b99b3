package hubbub.bridge.gateway;

import hubbub.bridge.spi.Deed;
import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.rooms.Moderate;
import hubbub.contract.rooms.RoomsApi;

/** Where each deed about somebody in a room is asked for. */
final class Deeds {
  private Deeds() {}

  static Endpoint<Moderate, Done> endpoint(Deed deed) {
    return switch (deed) {
      case KICK -> RoomsApi.KICK;
      case MUTE -> RoomsApi.MUTE;
      case UNMUTE -> RoomsApi.UNMUTE;
      case BAN -> RoomsApi.BAN;
      case UNBAN -> RoomsApi.UNBAN;
    };
  }
}
