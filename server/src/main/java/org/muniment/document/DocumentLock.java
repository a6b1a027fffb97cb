package org.muniment.document;

import java.time.Instant;
import java.util.UUID;

/** A lock that somebody holds on a document (contract: entries §9). */
public record DocumentLock(
    int entryId,
    UUID token,
    int ownerId,
    String owner,
    String comment,
    LockExtent extent,
    Instant created) {}
