package dev.gatehouse.password;

import dev.gatehouse.user.UserId;

/** What the database holds of a user's password, with what it is bound to. */
record StoredPassword(UserId user, long credentialVersion, PasswordHash hash) {}
