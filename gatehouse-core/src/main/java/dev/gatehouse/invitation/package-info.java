/**
 * Administrators bring users in: by an invitation, or with a first password.
 *
 * <p>Who is invited is a user at once, with role and names, but without a password: the mailed link
 * sets the first one, and so confirms the address. Whoever has the link sets a password and nothing
 * else; roles are the inviter's to give.
 *
 * <pre>{@code
 * return switch (gatehouse.invitations().invite(actor, invitee)) {
 *   case Invitation.Invited(var user, var until) -> page("invited", user, until);
 *   case Invitation.AddressTaken() -> page("has-an-account-already");
 *   // and so on
 * };
 * }</pre>
 */
@NullMarked
package dev.gatehouse.invitation;

import org.jspecify.annotations.NullMarked;
