package hubbub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.testing.ChatMasterClient;
import hubbub.testing.Compression;
import hubbub.testing.Footprint;
import hubbub.testing.TcpWire;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes no decent ChatMaster client sends, to a whole hub with others in it. What is in them is not looked at. */
class HostileChatmasterIT extends BesiegedHub {
  private static final int MEGABYTE = 1_000_000;

  private static int people;

  private enum Way {
    NEWLINE, BARE, ZLIB, GZIP;

    ChatMasterClient open(TcpWire wire) {
      return switch (this) {
        case NEWLINE -> new ChatMasterClient(wire, "\n");
        case BARE -> new ChatMasterClient(wire, "");
        case ZLIB -> ChatMasterClient.packing(wire, Compression.ZLIB);
        case GZIP -> ChatMasterClient.packing(wire, Compression.GZIP);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A conversation of which every byte comes by itself is the same as any other")
  void singleBytes_areAConversation(Way way) {
    try (ChatMasterClient drop = way.open(open().singly())) {
      assertThat(drop.login("drop").getJsonObject("data").getValue("status")).isEqualTo(true);
      drop.say("by drop " + way);
      siege.neighbours().awaitLine("by drop " + way);
      drop.join("drops").command("leave").awaitEvent("channel_list");
      drop.wire().endOutput();
      assertThat(drop.awaitEnd()).isEqualTo("eof");
    }
    siege.neighbours().awaitQuit("drop");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A whole conversation in one write, begun before the hub has asked, is heard in order")
  void gluedPackages_areHeardInOrder(Way way) {
    try (ChatMasterClient glue = way.open(open().gather())) {
      glue.command("login", Map.of("username", "glue"));
      for (int i = 0; i < 20; i++) {
        glue.say("glued " + i).command("join", Map.of("channel", "glued " + i)).command("leave");
      }
      glue.say("glued all");
      glue.wire().glued();
      assertThat(glue.await("session").getJsonObject("data").getValue("status")).isEqualTo(true);
      for (int i = 0; i < 20; i++) {
        siege.neighbours().awaitLine("glued " + i);
        assertThat(glue.awaitEvent("user_joined").getJsonObject("data").getString("channel")).isEqualTo("glued " + i);
        glue.awaitEvent("channel_list");
      }
      siege.neighbours().awaitLine("glued all");
    }
    siege.neighbours().awaitQuit("glue");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("JSON nested 10,000 deep is answered once, and what comes behind it is heard")
  void deepNesting_isAnsweredOnce(Way way) {
    try (ChatMasterClient deep = login(way)) {
      deep.send("{\"type\":\"message\",\"data\":{\"message\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}}");
      deep.send("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
      assertThat(answers(deep)).hasSize(2).containsOnly("The package is nested too deeply.");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NEWLINE", "ZLIB", "GZIP"})
  @DisplayName("Nested 10,000 deep without an end a package costs its own line or stream only")
  void deepNestingWithoutEnd_costsItsLine(Way way) {
    try (ChatMasterClient deep = login(way)) {
      for (String open : List.of("[", "{\"a\":")) {
        deep.send("{\"type\":" + open.repeat(10_000));
        assertThat(answers(deep)).containsExactly("The package is nested too deeply.");
      }
    }
  }

  @Test
  @DisplayName("100 MB without an end, of whatever kind, are told once, need no memory, and end when they end")
  void endless_needsNoMemory() throws IOException {
    try (ChatMasterClient text = login(Way.BARE); ChatMasterClient garbage = login(Way.NEWLINE);
        ChatMasterClient blank = login(Way.BARE); ChatMasterClient stream = login(Way.ZLIB);
        ChatMasterClient header = login(Way.GZIP)) {
      long before = Footprint.bytes();
      text.wire().send("{\"type\":\"");
      header.wire().send(hex("1f8b0808000000000003"));
      Deflater stored = new Deflater(Deflater.NO_COMPRESSION);
      OutputStream storing = new DeflaterOutputStream(new ByteArrayOutputStream() {
        @Override
        public void write(byte[] bytes, int from, int length) {
          stream.wire().send(Arrays.copyOfRange(bytes, from, from + length));
        }
      }, stored, MEGABYTE);
      byte[] part = filled('x');
      byte[] spaces = filled(' ');
      for (int i = 0; i < 100; i++) {
        text.wire().send(part);
        garbage.wire().send(part);
        blank.wire().send(spaces);
        storing.write(part);
        header.wire().send(part);
        siege.neighbours().talk();
      }
      assertThat(Footprint.bytes() - before).isLessThan(20 * MEGABYTE);
      text.wire().send("\"}");
      garbage.wire().send("\n");
      storing.close();
      stored.end();
      header.wire().send(hex("0003000000000000000000"));
      assertThat(answers(text)).containsExactly("The package is too large.");
      assertThat(answers(garbage)).containsExactly("A package is a JSON object.");
      assertThat(answers(blank)).isEmpty();
      assertThat(answers(stream)).containsExactly("The package is too large.");
      assertThat(answers(header)).containsExactly("The package is too large.");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A bomb of 100 MB is told once, needs no memory, and the package glued to it is heard")
  void bomb_needsNoMemory(Compression compression) {
    try (ChatMasterClient bomber = login(compression == Compression.ZLIB ? Way.ZLIB : Way.GZIP)) {
      long before = Footprint.bytes();
      bomber.wire().gather().send(compression.bomb(100));
      bomber.command("join", Map.of("channel", "shelter")).wire().glued();
      for (int i = 0; i < 50; i++) {
        siege.neighbours().talk();
      }
      assertThat(answers(bomber)).containsExactly("The package is too large.");
      assertThat(bomber.packages().all()).anyMatch(parcel -> parcel.encode().contains("shelter"));
      assertThat(Footprint.bytes() - before).isLessThan(20 * MEGABYTE);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A package that is not UTF-8 is told, and what comes behind it is heard")
  void invalidUtf8_isTold(Way way) {
    List<String> wrong = List.of("c3", "c328", "80", "c0af", "eda080", "f8888080", "ff", "fe", "f0908d", "f4908080");
    try (ChatMasterClient client = login(way)) {
      for (String bytes : wrong) {
        client.send(join(bytes("{\"type\":\"message\",\"data\":{\"message\":\""), hex(bytes), bytes("\"}}")));
      }
      assertThat(answers(client)).hasSameSizeAs(wrong).containsOnly("The package is not valid UTF-8.");
    }
  }

  @Test
  @DisplayName("Random bytes, broken off anywhere, never harm anybody else")
  void randomBytes_harmNobody() {
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      byte[] noise = new byte[1 + random.nextInt(2_000)];
      random.nextBytes(noise);
      try (TcpWire stranger = open(); ChatMasterClient member = login(Way.values()[i % Way.values().length])) {
        stranger.send(noise);
        member.wire().send(noise);
        if (i % 2 == 0) {
          member.wire().reset();
        }
      }
      siege.neighbours().awaitQuit("hostile " + people);
    }
  }

  private static TcpWire open() {
    return TcpWire.open(siege.hub().port("tcp"));
  }

  private static ChatMasterClient login(Way way) {
    ChatMasterClient client = way.open(open());
    assertThat(client.login("hostile " + ++people).getJsonObject("data").getValue("status")).isEqualTo(true);
    return client;
  }

  /** Asks something, and returns what broken packages before it were answered with. */
  private static List<String> answers(ChatMasterClient client) {
    client.command("channels");
    List<String> answers = new ArrayList<>();
    JsonObject data = new JsonObject();
    while (!"channel_list".equals(data.getValue("event_type"))) {
      data = client.packages().next().getJsonObject("data");
      if ("package".equals(data.getValue("error_type"))) {
        answers.add(data.getString("message"));
      }
    }
    return answers;
  }

  private static byte[] filled(char with) {
    byte[] part = new byte[MEGABYTE];
    Arrays.fill(part, (byte) with);
    return part;
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] hex(String bytes) {
    return HexFormat.of().parseHex(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
