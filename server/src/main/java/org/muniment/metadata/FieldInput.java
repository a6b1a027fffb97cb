package org.muniment.metadata;

import java.util.List;

/**
 * The values a caller wants a field to have.
 *
 * @param values may contain tokens; none clears the field
 */
public record FieldInput(String name, List<String> values) {}
