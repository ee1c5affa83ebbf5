package dev.gatehouse.spring.security;

import dev.gatehouse.role.Role;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.session.Session;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The user who sent the request, as of this request: the principal of Spring Security.
 *
 * <p>A controller takes it as {@code @AuthenticationPrincipal SignedInUser user}.
 *
 * @param user the user
 * @param session the session that the request belongs to
 * @param roles the names of the user's roles
 */
public record SignedInUser(User user, Session session, SortedSet<String> roles)
    implements AuthenticatedPrincipal {
  private static final String OWING = SignedInUser.class.getName() + ".owing";
  private static final Set<String> SYSTEM_ROLES =
      Set.of(Role.OWNER.name(), Role.ADMIN.name(), Role.USER.name());

  /** Keeps its own copy of the roles. */
  public SignedInUser {
    roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
  }

  static SignedInUser of(LiveSession live) {
    return new SignedInUser(live.user(), live.session(), live.roles());
  }

  /** Who sent the request; empty when nobody is signed in. */
  public static Optional<SignedInUser> of(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Authentication authentication
            && authentication.getPrincipal() instanceof SignedInUser signedIn
        ? Optional.of(signedIn)
        : Optional.empty();
  }

  /**
   * Who sent the request, behind a chain that lets nobody else through.
   *
   * @throws IllegalStateException when the chain did let somebody else through
   */
  public static SignedInUser required(HttpServletRequest request) {
    return of(request)
        .orElseThrow(() -> new IllegalStateException("the security chain is open here"));
  }

  static void noteOwing(HttpServletRequest request) {
    request.setAttribute(OWING, true);
  }

  /** Whether the user may do nothing yet but set up a second factor. */
  public static boolean owesSecondFactor(HttpServletRequest request) {
    return request.getAttribute(OWING) != null;
  }

  /** The id of the user. */
  public UserId id() {
    return user.id();
  }

  /**
   * Who it is and what may be done, as one text: it is another as soon as somebody else is signed
   * in or a role has been given or taken.
   */
  public String standing() {
    return user.id() + " " + String.join(",", roles);
  }

  /** Whether the user is an Owner or an Admin. */
  public boolean administers() {
    return roles.contains(Role.OWNER.name()) || roles.contains(Role.ADMIN.name());
  }

  /** The id of the user as text. */
  @Override
  public String getName() {
    return user.id().toString();
  }

  /**
   * The roles as Spring Security knows them: {@code ROLE_} and the name in capitals, with {@code _}
   * for whatever is neither letter nor digit.
   */
  public List<GrantedAuthority> authorities() {
    var systemAuthorities = SYSTEM_ROLES.stream().map(SignedInUser::authority).toList();
    var authorities = new ArrayList<GrantedAuthority>();
    for (var role : roles) {
      var authority = authority(role);
      // a role of the host's called "owner" must not pass for the Owner
      if (SYSTEM_ROLES.contains(role) || !systemAuthorities.contains(authority)) {
        authorities.add(new SimpleGrantedAuthority(authority));
      }
    }
    return List.copyOf(authorities);
  }

  private static String authority(String role) {
    return "ROLE_" + role.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "_");
  }
}
