package dev.gatehouse.spring.client;

import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.web.firewall.RequestRejectedException;

/**
 * Tells who is calling.
 *
 * <p>The address is the socket's. Only when that is a trusted proxy's, it is the right-most address
 * of {@code X-Forwarded-For} that is no trusted proxy's: everything left of it is hearsay, and a
 * header that cannot be read that far is ignored.
 */
public final class Clients {
  private static final int LONGEST_TAG = 35;
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private final TrustedProxies proxies;

  /**
   * Believes these proxies.
   *
   * @param trustedProxies addresses and CIDR blocks
   * @throws IllegalArgumentException for text that is neither
   */
  public Clients(List<String> trustedProxies) {
    this.proxies = new TrustedProxies(trustedProxies);
  }

  /** The client of the request. */
  public Client of(HttpServletRequest request) {
    var agent = header(request, "User-Agent");
    var headers = Collections.list(request.getHeaders(FORWARDED_FOR));
    return new Client(address(request.getRemoteAddr(), headers), agent);
  }

  /** The language that the client likes best, a BCP 47 tag; English when it does not say. */
  public static String language(HttpServletRequest request) {
    return ranges(header(request, "Accept-Language")).stream()
        .map(range -> Locale.forLanguageTag(range.getRange()))
        .filter(language -> !language.getLanguage().isEmpty())
        .filter(language -> language.toLanguageTag().length() <= LONGEST_TAG)
        .findFirst()
        .orElse(Locale.ENGLISH)
        .toLanguageTag();
  }

  /** The header's text; empty when it is not there or is none that may be looked at. */
  public static String header(HttpServletRequest request, String name) {
    try {
      return Optional.ofNullable(request.getHeader(name)).orElse("");
    } catch (RequestRejectedException strange) {
      return "";
    }
  }

  private static List<Locale.LanguageRange> ranges(String header) {
    if (header.isEmpty()) {
      return List.of();
    }
    try {
      return Locale.LanguageRange.parse(header);
    } catch (IllegalArgumentException unreadable) {
      return List.of();
    }
  }

  ClientAddress address(String peer, List<String> forwardedFor) {
    var socket = ClientAddress.parse(withoutZone(peer)).orElseThrow();
    return proxies.contains(socket) ? forwarded(forwardedFor).orElse(socket) : socket;
  }

  private Optional<ClientAddress> forwarded(List<String> headers) {
    for (var hop : hops(headers).reversed()) {
      var address = ClientAddress.parse(hop);
      if (address.isEmpty() || !proxies.contains(address.get())) {
        return address;
      }
    }
    return Optional.empty();
  }

  private static List<String> hops(List<String> headers) {
    return headers.stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  private static String withoutZone(String text) {
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
