/**
 * Field, template, tag and link definitions, and trustee attributes. Start from {@link
 * org.muniment.definition.FieldDefinitionService} for what is stored, and from {@link
 * org.muniment.definition.FieldRules} for what a definition asks of a value. Values on entries live
 * elsewhere; {@link org.muniment.definition.DefinitionUse} is how this package reaches them.
 *
 * <p>Owns the tables definition_counter, field_definition, template_definition, template_field,
 * tag_definition, link_definition and attribute.
 */
@NullMarked
package org.muniment.definition;

import org.jspecify.annotations.NullMarked;
