package org.muniment.definition;

import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * What a caller says about a template, new or existing. Null means nothing was said: the default
 * for a new template, no change for an existing one. The empty text clears.
 *
 * @param clearColor takes the colour away; not together with a colour
 */
public record TemplateSettings(
    @Nullable String name,
    @Nullable String description,
    @Nullable Color color,
    boolean clearColor,
    @Nullable Boolean autoAssignable) {
  public TemplateSettings {
    if (color != null && clearColor) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "A colour is both to be set and to be cleared.");
    }
  }

  /** Settings that say nothing but the name. */
  public static TemplateSettings named(String name) {
    return new TemplateSettings(name, null, null, false, null);
  }

  TemplateDefinition applyTo(TemplateDefinition template) {
    return new TemplateDefinition(
        template.id(),
        DefinitionName.check(name == null ? template.name() : name),
        DefinitionName.checkText(description == null ? template.description() : description),
        clearColor ? null : color == null ? template.color() : color,
        template.fieldCount(),
        autoAssignable == null ? template.autoAssignable() : autoAssignable);
  }
}
