package org.muniment.definition;

/** Something that is kept for a trustee under a key. */
public record Attribute(String key, String value) {}
