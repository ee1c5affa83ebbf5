package dev.gatehouse.signin;

import dev.gatehouse.challenge.ChallengeToken;
import dev.gatehouse.secondfactor.FactorCode;

/**
 * What somebody typed to pass the second factor, and what the client brought along.
 *
 * @param challenge what the client got for the first factor
 * @param code of the authenticator, or a recovery code
 * @param trust whether the device is to be spared the second factor from now on
 * @param arrival what the client brings along; whether the session lasts was said with the first
 *     factor
 */
public record SecondFactorForm(
    ChallengeToken challenge, FactorCode code, boolean trust, Arrival arrival) {}
