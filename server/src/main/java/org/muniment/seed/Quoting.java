package org.muniment.seed;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * Which texts YAML needs quotes for: besides those that would read as something else, all with
 * signs that would be lost without, such as line breaks other than the usual one.
 */
final class Quoting extends StringQuotingChecker.Default {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean needToQuoteName(String name) {
    return name.indexOf('\n') >= 0 || hasSpecialSigns(name) || super.needToQuoteName(name);
  }

  @Override
  public boolean needToQuoteValue(String value) {
    return hasSpecialSigns(value) || super.needToQuoteValue(value);
  }

  private static boolean hasSpecialSigns(String text) {
    return text.codePoints().anyMatch(Quoting::isSpecial);
  }

  private static boolean isSpecial(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point != '\n';
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
