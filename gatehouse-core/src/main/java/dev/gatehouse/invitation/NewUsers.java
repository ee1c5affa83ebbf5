package dev.gatehouse.invitation;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.Desk;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.Purpose;
import dev.gatehouse.password.PasswordHash;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.profile.Username;
import dev.gatehouse.registration.UserRegistered;
import dev.gatehouse.role.Role;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.Profile;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores who is invited or created, and writes the invitations. */
final class NewUsers {
  private final Desk desk;
  private final Invitations.Rules rules;
  private final Invitations.With with;

  NewUsers(Desk desk, Invitations.Rules rules, Invitations.With with) {
    this.desk = desk;
    this.rules = rules;
    this.with = with;
  }

  /**
   * Somebody about to be stored.
   *
   * @param hash of the first password; empty for who sets it by the link of an invitation
   */
  record Newcomer(Actor actor, EmailAddress email, Invitee invitee, Optional<PasswordHash> hash) {
    Newcomer with(PasswordHash first) {
      return new Newcomer(actor, email, invitee, Optional.of(first));
    }
  }

  /** The words that somebody would guess first for the password of the user. */
  static List<String> words(User user) {
    return words(user.email(), user.profile());
  }

  static List<String> words(EmailAddress email, Profile profile) {
    var names = Stream.of(profile.firstName(), profile.lastName(), profile.username().orElse(""));
    return Stream.concat(email.words().stream(), names.filter(name -> !name.isBlank())).toList();
  }

  Invitation store(Newcomer newcomer) {
    var now = desk.foundation().now();
    return desk.foundation()
        .database()
        .write(transaction -> {
          // so that nobody who is being demoted still makes an Admin
          desk.roles().lockRanks(transaction);
          return refusal(transaction, newcomer).orElseGet(() -> stored(transaction, newcomer, now));
        });
  }

  private Optional<Invitation> refusal(Transaction transaction, Newcomer newcomer) {
    var role = newcomer.invitee().role();
    if (!desk.isAdmin(transaction, newcomer.actor())
        || role.filter(asked -> !mayGive(transaction, newcomer, asked)).isPresent()) {
      return Optional.of(new Invitation.Forbidden());
    }
    return role.filter(asked -> !desk.roles().exists(transaction, asked))
        .map(unknown -> new Invitation.UnknownRole());
  }

  // an Owner is made of somebody who is there, and never by accident
  private boolean mayGive(Transaction transaction, Newcomer newcomer, Role role) {
    return !role.equals(Role.OWNER) && desk.mayGive(transaction, newcomer.actor(), role);
  }

  private Invitation stored(Transaction transaction, Newcomer newcomer, Instant now) {
    var username = username(transaction, newcomer);
    if (username.isEmpty() && chosen(newcomer).isPresent()) {
      var taken = new FieldFault(ProfileField.USERNAME.key(), Reason.TAKEN);
      return new Invitation.Rejected(false, List.of(), List.of(taken));
    }
    var user = user(newcomer, username, now);
    if (!desk.users().add(transaction, user)) {
      username.ifPresent(name -> with.usernames().giveBack(transaction, name));
      return new Invitation.AddressTaken();
    }
    username.ifPresent(name -> with.usernames().give(transaction, name, user.id()));
    // as stored: the language of mails is the one chosen, if one is
    return welcomed(transaction, newcomer, desk.users().get(transaction, user.id()).orElseThrow());
  }

  private Optional<Username> username(Transaction transaction, Newcomer newcomer) {
    var chosen = chosen(newcomer);
    if (chosen.isPresent()) {
      return chosen.filter(name -> with.usernames().take(transaction, name));
    }
    return rules.registration().usernames()
        ? with.usernames().takeLike(transaction, newcomer.email().localPart())
        : Optional.empty();
  }

  private static Optional<Username> chosen(Newcomer newcomer) {
    return newcomer.invitee().profile().username();
  }

  private User user(Newcomer newcomer, Optional<Username> username, Instant now) {
    var form = newcomer.invitee().profile();
    var profile =
        username
            .map(name -> form.with(ProfileField.USERNAME, name.text()))
            .orElse(form)
            .over(Profile.EMPTY);
    return new User(
        new UserId(desk.foundation().newId(now)),
        newcomer.email(),
        true,
        Optional.empty(),
        now,
        newcomer.invitee().language(),
        profile,
        Optional.empty());
  }

  private Invitation welcomed(Transaction transaction, Newcomer newcomer, User user) {
    var now = user.registeredAt();
    grant(transaction, newcomer, user);
    var act = newcomer.hash().isPresent() ? "user-created" : "user-invited";
    var roles =
        desk.roles().of(transaction, user.id()).stream()
            .map(Role::name)
            .collect(Collectors.joining(", "));
    desk.record(
        transaction, new Desk.Act(now, act, newcomer.actor(), user, Map.of("roles", roles)));
    desk.events().publish(transaction, new UserRegistered(user.id().value(), now));
    return newcomer
        .hash()
        .map(hash -> created(transaction, user, hash))
        .orElseGet(() -> new Invitation.Invited(user, invite(transaction, newcomer.actor(), user)));
  }

  private void grant(Transaction transaction, Newcomer newcomer, User user) {
    var now = user.registeredAt();
    var usual = new Role(rules.registration().role());
    var first = desk.mayGive(transaction, newcomer.actor(), usual) ? usual : Role.USER;
    desk.roles().grantUsual(transaction, user.id(), first, now);
    newcomer
        .invitee()
        .role()
        .ifPresent(role -> desk.roles().grant(transaction, user.id(), role, now));
  }

  private Invitation created(Transaction transaction, User user, PasswordHash hash) {
    desk.with().passwords().store(transaction, user.id(), hash, user.registeredAt());
    desk.with().passwords().demandChange(transaction, user.id());
    with.emails().sendConfirmation(transaction, user, user.registeredAt());
    return new Invitation.Created(user);
  }

  /** Mails the user a link to set the first password, and says how long it lives. */
  Instant invite(Transaction transaction, Actor actor, User user) {
    var now = desk.foundation().now();
    var until = now.plus(rules.invitation().link());
    var token =
        desk.with()
            .tokens()
            .issue(transaction, Purpose.ACCEPT_INVITATION, user.id().value(), until);
    var inviter = desk.users().get(transaction, actor.user()).map(NewUsers::name).orElseThrow();
    var values = Map.of("token", token.reveal(), "inviter", inviter, "due", until.toString());
    var mail = new Mail(user.email().typed(), "invitation", user.language(), values);
    desk.with().outbox().queue(transaction, mail, now, user.id().value());
    return until;
  }

  private static String name(User user) {
    var profile = user.profile();
    var name = (profile.firstName() + ' ' + profile.lastName()).strip();
    return name.isEmpty() ? profile.username().orElseGet(() -> user.email().typed()) : name;
  }
}
