package dev.gatehouse.spring.web;

import dev.gatehouse.spring.GatehouseProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.util.StringUtils;

/**
 * Where the pages and the JSON API live.
 *
 * <p>A {@code MailTransport} builds the links of its mails with it.
 */
public final class AccountPaths {
  /** The page that takes in the own picture. */
  public static final String PICTURE = "profile/picture";

  /** The endpoint for the own picture. */
  public static final String AVATAR = "avatar";

  private static final String API = "/api/v1";

  private final String base;
  private final URI publicAddress;

  AccountPaths(GatehouseProperties properties) {
    this.base = properties.path();
    this.publicAddress = properties.baseUrl();
  }

  /** The home page, and what every other path here begins with. */
  public String home() {
    return base;
  }

  /** The path of a page, such as {@code sign-in}. */
  public String page(String name) {
    return base + '/' + name;
  }

  /** What every path of the JSON API begins with. */
  public String api() {
    return base + API;
  }

  /** The path of an endpoint of the JSON API, such as {@code sessions}. */
  public String api(String name) {
    return base + API + '/' + name;
  }

  /** The public link by which the holder of the token confirms an address. */
  public URI confirmation(String token) {
    return URI.create(publicAddress + page("confirm") + "?token=" + token);
  }

  /** The public link by which the holder of the token sets another password. */
  public URI passwordReset(String token) {
    return URI.create(publicAddress + page("reset") + "?token=" + token);
  }

  /** The public link by which the holder of the token confirms another address. */
  public URI emailChange(String token) {
    return URI.create(publicAddress + page("email/confirm") + "?token=" + token);
  }

  /** The public link by which the holder of the token undoes a change of address. */
  public URI emailUndo(String token) {
    return URI.create(publicAddress + page("email/undo") + "?token=" + token);
  }

  /** Whether it makes sense to come to the path of the request after a sign-in. */
  boolean isWorthReturning(HttpServletRequest request) {
    var path = within(request);
    return !isApi(request)
        && !isLive(request)
        && !path.equals(base)
        && !path.equals(page("sign-out"));
  }

  /** Whether the request is for the JSON API. */
  public boolean isApi(HttpServletRequest request) {
    return isWithin(request, base + API);
  }

  /** Whether the request is for a page or the JSON API. */
  public boolean isOurs(HttpServletRequest request) {
    return isWithin(request, base);
  }

  /** Whether the request brings a file, which is longer than any form. */
  public boolean isUpload(HttpServletRequest request) {
    return request.getMethod().equals("PUT") && within(request).equals(api(AVATAR));
  }

  /** Whether the request is a form that may bring a file. */
  public boolean isFileForm(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && within(request).equals(page(PICTURE))
        && StringUtils.startsWithIgnoreCase(request.getContentType(), "multipart/form-data");
  }

  /** Whether the request may bring a file, by itself or in a form. */
  public boolean bringsFile(HttpServletRequest request) {
    return isUpload(request) || isFileForm(request);
  }

  /** What the path of every picture begins with. */
  public String pictures() {
    return page("avatars/");
  }

  /** Whether the request is for a picture, which is the same for everybody. */
  public boolean isPicture(HttpServletRequest request) {
    return within(request).startsWith(pictures());
  }

  /** Whether the request is for a file that all pages share. */
  public boolean isAsset(HttpServletRequest request) {
    var path = within(request);
    return path.startsWith(page("style-")) || path.startsWith(page("script-"));
  }

  /** Where a page asks how it stands with the session. */
  public String live() {
    return page("live");
  }

  /** Whether a page asks how it stands with the session. */
  public boolean isLive(HttpServletRequest request) {
    return within(request).equals(live());
  }

  /** The path of the request, without that of the application. */
  public static String within(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  private static boolean isWithin(HttpServletRequest request, String prefix) {
    var path = within(request);
    return path.equals(prefix) || path.startsWith(prefix + '/');
  }
}
