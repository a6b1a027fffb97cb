package org.muniment.search.language;

import org.jspecify.annotations.Nullable;

/**
 * {@code {[Invoice]}}: entries with that template.
 *
 * @param template the template's name, or null for any template
 */
public record TemplateClause(@Nullable String template) implements SearchExpression {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.template(this);
  }
}
