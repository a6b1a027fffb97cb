package org.muniment.search.language;

import java.util.ArrayList;
import java.util.List;
import org.muniment.error.MunimentException;

/**
 * The right side of a condition as it was written.
 *
 * @param start where it starts, for messages
 */
record ClauseValue(String text, boolean quoted, int start) {

  static ClauseValue read(SearchReader reader) {
    reader.skipBlanks();
    int start = reader.position();
    if (reader.atQuote()) {
      return new ClauseValue(reader.quoted(true), true, start);
    }
    String text = reader.rawValue();
    if (text.isEmpty()) {
      throw SearchFailure.at(start, "A value is missing", "write \"\" for an empty one");
    }
    return new ClauseValue(text, false, start);
  }

  static MunimentException operatorMissing(int index, String subject) {
    return SearchFailure.at(
        index, "A comparison is missing after " + subject, "write =, <>, <, <=, >, >= or ~=");
  }

  /** The failure when something else, or the end, stands where a clause should go on. */
  static MunimentException expected(SearchReader reader, int clauseStart, String what) {
    return reader.peek() == SearchReader.END
        ? SearchFailure.at(clauseStart, "The \"{\" is not closed")
        : SearchFailure.at(reader.position(), what + " is expected");
  }

  SearchText words(String subject) {
    SearchText words = new SearchText(text);
    if (words.terms().isEmpty()) {
      throw SearchFailure.at(start, "There is no word for " + subject + " to look for");
    }
    return words;
  }

  TextPattern pattern() {
    return TextPattern.parse(text);
  }

  /** An extension is kept without its dot. */
  TextPattern extension() {
    return TextPattern.parse(text.startsWith(".") ? text.substring(1) : text);
  }

  NumberValue number(String subject) {
    return NumberValue.read(text)
        .orElseThrow(() -> wrong(subject + " takes a number, not " + SearchFailure.show(text)));
  }

  YesNo yesNo(String subject) {
    return YesNo.read(text)
        .orElseThrow(() -> wrong(subject + " takes Y or N, not " + SearchFailure.show(text)));
  }

  DateValue date(String subject, ComparisonOperator operator) {
    DateValue date = DateReader.read(text).orElseThrow(() -> SearchFailure.dateAt(start, text));
    if (date == DateWord.ANY && operator.isOrder()) {
      throw wrong(subject + " needs a date after " + operator.symbol());
    }
    return date;
  }

  /** Digits without quotes are the folder's id, all else is a path. */
  SearchValue folder(String subject) {
    if (!quoted && text.chars().allMatch(c -> SearchReader.isDigit((char) c))) {
      try {
        return new FolderId(Integer.parseInt(text));
      } catch (NumberFormatException tooLarge) {
        throw wrong("No folder has the id " + SearchFailure.show(text));
      }
    }
    if (text.isBlank()) {
      throw wrong(subject + " needs a folder");
    }
    return FolderPath.parse(text);
  }

  /** Words out of a list, separated by commas where the property takes several. */
  Choices choices(SearchProperty property) {
    String[] typed =
        property.kind() == ValueKind.CHOICES ? text.split(",", -1) : new String[] {text};
    List<String> known = property.choices();
    List<String> chosen = new ArrayList<>();
    for (String word : typed) {
      String match =
          known.stream()
              .filter(choice -> choice.equalsIgnoreCase(word.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      wrong(
                          property.title()
                              + " takes "
                              + String.join(", ", known)
                              + ", not "
                              + SearchFailure.show(word)));
      if (!chosen.contains(match)) {
        chosen.add(match);
      }
    }
    return new Choices(known.stream().filter(chosen::contains).toList());
  }

  MunimentException wrong(String what) {
    return SearchFailure.at(start, what);
  }
}
