package org.muniment.search.language;

/** What a property is compared with; {@link ValueKind} says which type goes with which property. */
public sealed interface SearchValue
    permits TextPattern, SearchText, NumberValue, DateValue, YesNo, Choices, FolderPath, FolderId {

  <R> R accept(Visitor<R> visitor);

  /** One method per type of value. */
  interface Visitor<R> {
    R pattern(TextPattern pattern);

    R words(SearchText words);

    R number(NumberValue number);

    R date(DateInterval interval);

    R dateWord(DateWord word);

    R yesNo(YesNo answer);

    R choices(Choices choices);

    R folderPath(FolderPath path);

    R folderId(FolderId id);
  }
}
