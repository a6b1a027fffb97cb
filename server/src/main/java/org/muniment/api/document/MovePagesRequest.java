package org.muniment.api.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.RequiredMember;

/** The body of {@code MovePages}. */
@Schema(
    name = "MovePagesRequest",
    requiredProperties = {"pageRange", "destinationPageNumber"})
public record MovePagesRequest(
    @RequiredMember String pageRange, @RequiredMember int destinationPageNumber) {}
