package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.muniment.definition.TemplateField;

/**
 * A field of a template in a seed; the name alone will do.
 *
 * @param required null for what the field says
 * @param description what the field is for in this template
 * @param group the name of the group of fields whose values belong together by position
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SeedTemplateField(
    @Nullable String name,
    @Nullable Boolean required,
    @Nullable String description,
    @Nullable String group) {

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  SeedTemplateField(
      @JsonProperty("name") @Nullable String name,
      @JsonProperty("required") @Nullable Boolean required,
      @JsonProperty("description") @Nullable String description,
      @JsonProperty("group") @Nullable String group) {
    this.name = name;
    this.required = required;
    this.description = description;
    this.group = group;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static SeedTemplateField named(String name) {
    return new SeedTemplateField(name, null, null, null);
  }

  static SeedTemplateField of(TemplateField field) {
    return new SeedTemplateField(
        field.field().name(),
        field.field().required(),
        field.localDescription(),
        field.groupName());
  }
}
