package org.muniment.search.language;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what follows {@code Type}, {@code Subfolders} and {@code option}. */
final class OptionReader {
  private OptionReader() {}

  /** The options of a condition after this one has been read. */
  static SearchOptions read(SearchReader reader, SearchOption option, SearchOptions before) {
    reader.skipBlanks();
    if (!reader.accept('=')) {
      throw SearchFailure.at(reader.position(), "A \"=\" is expected after " + option.keyword());
    }
    ClauseValue value = ClauseValue.read(reader);
    return switch (option) {
      case ENTRY_TYPE -> before.withEntries(letters(value, EntryKind.class));
      case ANNOTATION_TYPE -> before.withAnnotations(letters(value, AnnotationKind.class));
      case SUBFOLDERS -> before.withSubfolders(value.yesNo(option.keyword()).yes());
      case BASIC_OPTION -> basic(value, before);
    };
  }

  private static <E extends Enum<E> & Letter> Set<E> letters(ClauseValue value, Class<E> type) {
    EnumSet<E> chosen = EnumSet.noneOf(type);
    for (char c : value.text().toUpperCase(Locale.ROOT).toCharArray()) {
      boolean known = chosen.addAll(with(c, type)) || !with(c, type).isEmpty();
      if (!known && c != ',' && !SearchReader.isBlank(c)) {
        throw wrong(value, type);
      }
    }
    if (chosen.isEmpty()) {
      throw wrong(value, type);
    }
    return chosen;
  }

  private static <E extends Enum<E> & Letter> EnumSet<E> with(char letter, Class<E> type) {
    EnumSet<E> members = EnumSet.allOf(type);
    members.removeIf(member -> member.letter() != letter);
    return members;
  }

  private static <E extends Enum<E> & Letter> RuntimeException wrong(
      ClauseValue value, Class<E> type) {
    List<String> letters =
        EnumSet.allOf(type).stream().map(member -> String.valueOf(member.letter())).toList();
    return value.wrong(
        "Type takes the letters "
            + String.join(", ", letters)
            + ", not "
            + SearchFailure.show(value.text()));
  }

  /** Letters that mean nothing are passed over; without a target all of them are meant. */
  private static SearchOptions basic(ClauseValue value, SearchOptions before) {
    String letters = value.text().toUpperCase(Locale.ROOT);
    EnumSet<BasicTarget> targets = EnumSet.allOf(BasicTarget.class);
    targets.removeIf(target -> letters.indexOf(target.letter()) < 0);
    return before.withBasic(
        targets.isEmpty() ? BasicTarget.EVERY : targets,
        letters.indexOf('L') >= 0,
        letters.indexOf('T') >= 0);
  }
}
