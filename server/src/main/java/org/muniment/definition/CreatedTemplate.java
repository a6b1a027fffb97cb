package org.muniment.definition;

import org.jspecify.annotations.Nullable;
import org.muniment.error.MunimentException;

/**
 * What came of making a template. When a field can't be added, the template stays with those added
 * before (contract: definitions §2), so the caller commits first and then reports the failure.
 *
 * @param failure why a field could not be added, or null when all were
 */
public record CreatedTemplate(TemplateDefinition template, @Nullable MunimentException failure) {}
