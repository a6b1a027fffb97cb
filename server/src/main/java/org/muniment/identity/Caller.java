package org.muniment.identity;

import java.util.UUID;

public record Caller(
    int repositoryId,
    String repositoryName,
    int trusteeId,
    String name,
    String role,
    UUID sessionId) {}
