package org.muniment.api.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.RequiredMember;

/** The body of {@code RotateImagePage}. */
@Schema(
    name = "RotateImagePageRequest",
    requiredProperties = {"rotationAngle"})
public record RotateImagePageRequest(@RequiredMember int rotationAngle) {}
