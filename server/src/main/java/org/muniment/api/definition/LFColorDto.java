package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A colour by its alpha, red, green and blue parts, each from 0 to 255. */
@Schema(name = "LFColor")
public record LFColorDto(int a, int r, int g, int b) {}
