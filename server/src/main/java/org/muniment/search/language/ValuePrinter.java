package org.muniment.search.language;

import java.util.Set;

/** Writes the values and options of properties. */
final class ValuePrinter implements SearchValue.Visitor<String> {
  static final ValuePrinter INSTANCE = new ValuePrinter();

  private ValuePrinter() {}

  static String options(PropertyCondition condition) {
    SearchOptions options = condition.options();
    StringBuilder text = new StringBuilder();
    if (!options.entries().equals(SearchOptions.DEFAULT.entries())) {
      append(text, SearchOption.ENTRY_TYPE, quoted(options.entries()));
    }
    if (!options.annotations().equals(SearchOptions.DEFAULT.annotations())) {
      append(text, SearchOption.ANNOTATION_TYPE, quoted(options.annotations()));
    }
    if (!options.subfolders()) {
      append(text, SearchOption.SUBFOLDERS, "N");
    }
    boolean everywhere = options.targets().equals(SearchOptions.DEFAULT.targets());
    if (!everywhere || options.leading() || options.trailing()) {
      String letters =
          Letter.join(options.targets())
              + (options.leading() ? "L" : "")
              + (options.trailing() ? "T" : "");
      append(text, SearchOption.BASIC_OPTION, SearchPrinter.quote(letters));
    }
    return text.toString();
  }

  private static String quoted(Set<? extends Letter> letters) {
    return SearchPrinter.quote(Letter.join(letters));
  }

  private static void append(StringBuilder text, SearchOption option, String value) {
    text.append(", ").append(option.keyword()).append('=').append(value);
  }

  @Override
  public String pattern(TextPattern pattern) {
    return SearchPrinter.quote(pattern.text());
  }

  @Override
  public String words(SearchText words) {
    return SearchPrinter.quote(words.text());
  }

  @Override
  public String number(NumberValue number) {
    return number.value().toPlainString();
  }

  @Override
  public String date(DateInterval interval) {
    return SearchPrinter.quote(interval.text());
  }

  @Override
  public String dateWord(DateWord word) {
    return SearchPrinter.quote(word.text());
  }

  @Override
  public String yesNo(YesNo answer) {
    return answer.yes() ? "Y" : "N";
  }

  @Override
  public String choices(Choices choices) {
    return SearchPrinter.quote(String.join(",", choices.words()));
  }

  @Override
  public String folderPath(FolderPath path) {
    return SearchPrinter.quote(path.toString());
  }

  @Override
  public String folderId(FolderId id) {
    return String.valueOf(id.id());
  }
}
