package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.definition.DynamicChoices;
import org.muniment.definition.TemplateField;

/**
 * A field of a template in a seed; the name alone will do.
 *
 * @param required null for what the field says
 * @param description what the field is for in this template
 * @param group the name of the group of fields whose values belong together by position
 * @param parents the fields that a dynamic field depends on
 * @param choices what a dynamic field offers; none makes it an ordinary one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SeedTemplateField(
    @Nullable String name,
    @Nullable Boolean required,
    @Nullable String description,
    @Nullable String group,
    @Nullable List<String> parents,
    @Nullable List<SeedChoice> choices) {

  /**
   * Some values that a dynamic field offers together.
   *
   * @param of the value of the parent, or one of each
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record SeedChoice(
      @JsonProperty("for") @Nullable SeedValues of,
      @JsonProperty("values") @Nullable SeedValues values) {
    DynamicChoices.Choice choice() {
      return new DynamicChoices.Choice(texts(of), texts(values));
    }

    private static List<String> texts(@Nullable SeedValues said) {
      return said == null ? List.of() : said.texts();
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  SeedTemplateField(
      @JsonProperty("name") @Nullable String name,
      @JsonProperty("required") @Nullable Boolean required,
      @JsonProperty("description") @Nullable String description,
      @JsonProperty("group") @Nullable String group,
      @JsonProperty("parents") @Nullable List<String> parents,
      @JsonProperty("choices") @Nullable List<SeedChoice> choices) {
    this.name = name;
    this.required = required;
    this.description = description;
    this.group = group;
    this.parents = parents;
    this.choices = choices;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static SeedTemplateField named(String name) {
    return new SeedTemplateField(name, null, null, null, null, null);
  }

  /**
   * @param names of all fields of the template by id
   * @param choices what the field offers, or null when it is not dynamic
   */
  static SeedTemplateField of(
      TemplateField field, Map<Integer, String> names, @Nullable DynamicChoices choices) {
    return new SeedTemplateField(
        field.field().name(),
        field.field().required(),
        field.localDescription(),
        field.groupName(),
        choices == null ? null : choices.parentIds().stream().map(names::get).toList(),
        choices == null
            ? null
            : choices.choices().stream()
                .map(
                    choice ->
                        new SeedChoice(
                            choice.of().isEmpty() ? null : new SeedValues(choice.of()),
                            new SeedValues(choice.values())))
                .toList());
  }
}
