package dev.gatehouse.outbox;

import java.util.UUID;

/** A mail as it waits in the table. */
record QueuedMail(UUID id, String sealed, int tries) {}
