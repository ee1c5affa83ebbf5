package dev.gatehouse.place;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a MaxMind DB of a few networks, after the specification of the format, version 2.0: a tree
 * with a node for each bit, a zero gap of sixteen bytes, the data, and the metadata at the end.
 */
final class MmdbFile {
  private static final int POINTERS = 2;
  private static final int GAP = 16;
  private static final int TYPE_TEXT = 2;
  private static final int TYPE_UINT16 = 5;
  private static final int TYPE_UINT32 = 6;
  private static final int TYPE_MAP = 7;
  private static final int TYPE_UINT64 = 9;
  private static final int TYPE_LIST = 11;
  private static final int EMPTY = -1;
  private static final int FIRST_DATA = -2;

  // a child is a node, EMPTY, or FIRST_DATA and less for the data at that offset
  private final List<int[]> nodes = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  MmdbFile() {
    nodes.add(new int[] {EMPTY, EMPTY});
  }

  /** Adds a network, such as {@code 81.2.69.0/24} or {@code 2001:db8::/32}, and what is known. */
  MmdbFile with(String network, Object known) throws IOException {
    var slash = network.indexOf('/');
    var address = InetAddress.getByName(network.substring(0, slash)).getAddress();
    // IPv4 lives in the last 32 bits of the IPv6 tree
    int skipped = address.length == 4 ? 96 : 0;
    int length = skipped + Integer.parseInt(network.substring(slash + 1));
    int offset = data.size();
    write(data, known);
    int node = 0;
    for (int depth = 0; depth < length; depth++) {
      int bit = depth < skipped ? 0 : bit(address, depth - skipped);
      if (depth == length - 1) {
        nodes.get(node)[bit] = FIRST_DATA - offset;
      } else {
        node = child(node, bit);
      }
    }
    return this;
  }

  private static int bit(byte[] address, int number) {
    return (address[number / 8] >> (7 - number % 8)) & 1;
  }

  private int child(int node, int bit) {
    if (nodes.get(node)[bit] == EMPTY) {
      nodes.add(new int[] {EMPTY, EMPTY});
      nodes.get(node)[bit] = nodes.size() - 1;
    }
    return nodes.get(node)[bit];
  }

  void writeTo(Path file) throws IOException {
    Files.write(file, bytes());
  }

  byte[] bytes() throws IOException {
    var all = new ByteArrayOutputStream();
    for (var node : nodes) {
      for (int i = 0; i < POINTERS; i++) {
        writeNumber(all, record(node[i]), 4);
      }
    }
    all.write(new byte[GAP]);
    all.write(data.toByteArray());
    all.write(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
    all.write("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    write(
        all,
        Map.of(
            "node_count",
            nodes.size(),
            "record_size",
            (short) 32,
            "ip_version",
            (short) 6,
            "database_type",
            "Test-City",
            "languages",
            List.of("en"),
            "binary_format_major_version",
            (short) 2,
            "binary_format_minor_version",
            (short) 0,
            "build_epoch",
            1_700_000_000L,
            "description",
            Map.of("en", "a few networks")));
    return all.toByteArray();
  }

  private long record(int child) {
    if (child == EMPTY) {
      return nodes.size();
    }
    return child > EMPTY ? child : nodes.size() + GAP + (FIRST_DATA - child);
  }

  private static void write(ByteArrayOutputStream out, Object value) throws IOException {
    switch (value) {
      case String text -> {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        writeControl(out, TYPE_TEXT, bytes.length);
        out.write(bytes);
      }
      case Short number -> {
        writeControl(out, TYPE_UINT16, 2);
        writeNumber(out, number, 2);
      }
      case Integer number -> {
        writeControl(out, TYPE_UINT32, 4);
        writeNumber(out, number, 4);
      }
      case Long number -> {
        writeControl(out, TYPE_UINT64, 8);
        writeNumber(out, number, 8);
      }
      case List<?> list -> {
        writeControl(out, TYPE_LIST, list.size());
        for (var each : list) {
          write(out, each);
        }
      }
      case Map<?, ?> map -> {
        writeControl(out, TYPE_MAP, map.size());
        for (var each : map.entrySet()) {
          write(out, each.getKey());
          write(out, each.getValue());
        }
      }
      default -> throw new IllegalArgumentException("no such type here: " + value.getClass());
    }
  }

  // three bits of type, or none and a byte with the type less seven; then the size
  private static void writeControl(ByteArrayOutputStream out, int type, int size) {
    int small = Math.min(size, 29);
    out.write((type <= TYPE_MAP ? type << 5 : 0) | small);
    if (type > TYPE_MAP) {
      out.write(type - TYPE_MAP);
    }
    if (small == 29) {
      out.write(size - 29);
    }
  }

  private static void writeNumber(ByteArrayOutputStream out, long number, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (number >> shift));
    }
  }
}
