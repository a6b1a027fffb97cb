package org.muniment.api.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.RequiredMember;

/** The new text of a page. */
@Schema(
    name = "WritePageTextRequest",
    requiredProperties = {"text"})
public record WritePageTextRequest(@RequiredMember String text) {}
