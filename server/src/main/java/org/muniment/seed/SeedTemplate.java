package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muniment.definition.Color;
import org.muniment.definition.DynamicChoices;
import org.muniment.definition.TemplateDefinition;
import org.muniment.definition.TemplateField;
import org.muniment.definition.TemplateSettings;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * A template in a seed. What is null is not said.
 *
 * @param color {@code #rrggbb}, or {@code #aarrggbb} with an alpha other than opaque
 * @param fields in order; others that the template has stay behind them
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SeedTemplate(
    @Nullable String name,
    @Nullable String description,
    @Nullable String color,
    @Nullable Boolean autoAssignable,
    @Nullable List<SeedTemplateField> fields,
    @Nullable Map<String, @Nullable String> properties) {
  private static final Pattern COLOR = Pattern.compile("#(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}");
  private static final int OPAQUE = 255;

  static SeedTemplate of(
      TemplateDefinition template,
      List<TemplateField> fields,
      Map<Integer, DynamicChoices> choices,
      Map<String, String> properties) {
    Map<Integer, String> names = new HashMap<>();
    fields.forEach(field -> names.put(field.field().id(), field.field().name()));
    return new SeedTemplate(
        template.name(),
        template.description(),
        text(template.color()),
        template.autoAssignable() ? true : null,
        fields.stream()
            .map(field -> SeedTemplateField.of(field, names, choices.get(field.field().id())))
            .toList(),
        new TreeMap<>(properties));
  }

  private static @Nullable String text(@Nullable Color color) {
    if (color == null) {
      return null;
    }
    String rgb = String.format("%02x%02x%02x", color.r(), color.g(), color.b());
    return "#" + (color.a() == OPAQUE ? "" : String.format("%02x", color.a())) + rgb;
  }

  /**
   * @throws MunimentException INVALID_REQUEST for a colour that is none
   */
  TemplateSettings settings() {
    return new TemplateSettings(name, description, parsedColor(), false, autoAssignable);
  }

  private @Nullable Color parsedColor() {
    if (color == null) {
      return null;
    }
    if (!COLOR.matcher(color).matches()) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "A colour is #rrggbb or #aarrggbb, not '" + color + "'.");
    }
    long bits = Long.parseLong(color.substring(1), 16);
    int alpha = color.length() == 7 ? OPAQUE : (int) (bits >> 24);
    return new Color(alpha, (int) (bits >> 16 & 255), (int) (bits >> 8 & 255), (int) (bits & 255));
  }
}
