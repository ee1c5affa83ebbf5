package dev.gatehouse.spring.client;

import dev.gatehouse.client.ClientAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** The proxies whose word about the address of their client is believed. */
final class TrustedProxies {
  private final List<Block> blocks;

  /**
   * Reads addresses and CIDR blocks.
   *
   * @throws IllegalArgumentException for text that is neither
   */
  TrustedProxies(List<String> addressesAndBlocks) {
    this.blocks = addressesAndBlocks.stream().map(Block::parse).toList();
  }

  boolean contains(ClientAddress address) {
    var bytes = bytes(address);
    return blocks.stream().anyMatch(block -> block.contains(bytes));
  }

  private static byte[] bytes(ClientAddress address) {
    try {
      return InetAddress.getByName(address.text()).getAddress();
    } catch (UnknownHostException alreadyParsed) {
      throw new IllegalStateException(alreadyParsed);
    }
  }

  private record Block(ClientAddress address, int prefix) {
    static Block parse(String text) {
      int slash = text.indexOf('/');
      var address = ClientAddress.parse(slash < 0 ? text : text.substring(0, slash));
      int bits = address.map(found -> bytes(found).length * Byte.SIZE).orElse(0);
      var prefix = slash < 0 ? Optional.of(bits) : number(text.substring(slash + 1));
      if (address.isEmpty() || prefix.isEmpty() || prefix.get() > bits) {
        throw new IllegalArgumentException(
            "gatehouse.trusted-proxies: '" + text + "' is neither an address nor a CIDR block");
      }
      return new Block(address.get(), prefix.get());
    }

    private static Optional<Integer> number(String digits) {
      return digits.matches("\\d{1,3}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    boolean contains(byte[] candidate) {
      var own = bytes(address);
      if (own.length != candidate.length) {
        return false;
      }
      for (int bit = 0; bit < prefix; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if (((own[bit / Byte.SIZE] ^ candidate[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
