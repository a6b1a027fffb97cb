package org.muniment.userarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.userarea.UserAreaFixture.refused;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muniment.entry.Entry;
import org.muniment.error.ErrorCode;

class PersonalCollectionServiceTest {
  private final UserAreaFixture on = new UserAreaFixture();

  @AfterEach
  void close() {
    on.close();
  }

  @Test
  void collections_areListedByName_withTheirEntries() {
    int document = on.document(Entry.ROOT, "one");
    PersonalCollection later = on.collections.create(on.ann, "later");
    PersonalCollection first = on.collections.create(on.ann, "First");
    assertThat(later.id()).startsWith("pc_");
    assertThat(later.entryIds()).isEmpty();

    PersonalCollection filled =
        on.collections.addEntries(on.ann, later.id(), List.of(document, Entry.ROOT, document));

    assertThat(filled)
        .isEqualTo(new PersonalCollection(later.id(), "later", List.of(document, Entry.ROOT)));
    assertThat(on.collections.get(on.ann, later.id())).isEqualTo(filled);
    assertThat(on.collections.list(on.ann)).containsExactly(first, filled);
    assertThat(on.collections.removeEntries(on.ann, later.id(), List.of(document, 999_999)))
        .isEqualTo(new PersonalCollection(later.id(), "later", List.of(Entry.ROOT)));
  }

  @Test
  void rename_keepsIdAndEntries() {
    PersonalCollection made = on.collections.create(on.ann, "old");
    on.collections.addEntries(on.ann, made.id(), List.of(Entry.ROOT));
    PersonalCollection renamed = new PersonalCollection(made.id(), "OLD", List.of(Entry.ROOT));
    assertThat(on.collections.rename(on.ann, made.id(), "OLD")).isEqualTo(renamed);
    assertThat(on.collections.get(on.ann, made.id())).isEqualTo(renamed);
  }

  @Test
  void names_areUnique_withoutRegardToCase() {
    on.collections.create(on.ann, "\u00c4rger");
    PersonalCollection other = on.collections.create(on.ann, "other");
    refused(ErrorCode.NAME_CONFLICT, () -> on.collections.create(on.ann, "\u00e4RGER"));
    // The same letter, written as two characters.
    refused(ErrorCode.NAME_CONFLICT, () -> on.collections.create(on.ann, "A\u0308rger"));
    refused(ErrorCode.NAME_CONFLICT, () -> on.collections.rename(on.ann, other.id(), "\u00e4rger"));
    assertThat(on.collections.list(on.ann))
        .extracting(PersonalCollection::name)
        .containsExactly("other", "\u00c4rger");
    // Areas of applications have names of their own.
    assertThat(on.areas.create(on.ann, "other", null, null).name()).isEqualTo("other");
  }

  @Test
  void badAndReservedNames_areRefused() {
    PersonalCollection made = on.collections.create(on.ann, "made");
    for (String name : List.of("Starred", "recent documents", "Recent Folders")) {
      refused(ErrorCode.NAME_CONFLICT, () -> on.collections.create(on.ann, name));
      refused(ErrorCode.NAME_CONFLICT, () -> on.collections.rename(on.ann, made.id(), name));
    }
    for (String name : List.of("", " ", "a\nb", "x".repeat(257))) {
      refused(ErrorCode.INVALID_NAME, () -> on.collections.create(on.ann, name));
      refused(ErrorCode.INVALID_NAME, () -> on.collections.rename(on.ann, made.id(), name));
    }
    refused(ErrorCode.INVALID_REQUEST, () -> on.collections.create(on.ann, null));
    refused(ErrorCode.INVALID_REQUEST, () -> on.collections.rename(on.ann, made.id(), null));
    assertThat(on.collections.create(on.ann, "x".repeat(256)).name()).hasSize(256);
  }

  @Test
  void fiftyCollections_areTheMost() {
    for (int n = 0; n < 50; n++) {
      on.collections.create(on.ann, "c" + n);
    }
    refused(ErrorCode.INVALID_REQUEST, () -> on.collections.create(on.ann, "one more"));
    assertThat(on.collections.list(on.ann)).hasSize(50);
    on.collections.delete(on.ann, on.collections.list(on.ann).get(0).id());
    assertThat(on.collections.create(on.ann, "one more").name()).isEqualTo("one more");
    assertThat(on.collections.create(on.ben, "his").name()).isEqualTo("his");
  }

  @Test
  void delete_ofAnUnknownOne_doesNotMatter_otherCallsDo() {
    PersonalCollection made = on.collections.create(on.ann, "mine");
    int area = on.areas.create(on.ann, "area", null, null).id();
    on.collections.delete(on.ben, made.id());
    for (String id :
        List.of("", "pc_", "pc_0", "pc_999999", "pc_9999999999", "pc_x", "1", "pc_" + area)) {
      on.collections.delete(on.ann, id);
      refused(ErrorCode.COLLECTION_NOT_FOUND, () -> on.collections.get(on.ann, id));
      refused(ErrorCode.COLLECTION_NOT_FOUND, () -> on.collections.rename(on.ann, id, "x"));
      refused(
          ErrorCode.COLLECTION_NOT_FOUND,
          () -> on.collections.addEntries(on.ann, id, List.of(Entry.ROOT)));
      refused(
          ErrorCode.COLLECTION_NOT_FOUND,
          () -> on.collections.removeEntries(on.ann, id, List.of(Entry.ROOT)));
    }
    assertThat(on.collections.list(on.ann)).containsExactly(made);
    assertThat(on.areas.list(on.ann)).hasSize(1);

    on.collections.delete(on.ann, made.id());
    assertThat(on.collections.list(on.ann)).isEmpty();
  }

  @Test
  void collections_belongToOneUser_readersHaveThem_too() {
    PersonalCollection made = on.collections.create(on.reader, "mine");
    assertThat(on.collections.addEntries(on.reader, made.id(), List.of(Entry.ROOT)).entryIds())
        .containsExactly(Entry.ROOT);
    assertThat(on.collections.list(on.ann)).isEmpty();
    refused(ErrorCode.COLLECTION_NOT_FOUND, () -> on.collections.get(on.ann, made.id()));
    refused(ErrorCode.COLLECTION_NOT_FOUND, () -> on.collections.rename(on.ann, made.id(), "x"));
    refused(
        ErrorCode.COLLECTION_NOT_FOUND,
        () -> on.collections.removeEntries(on.ann, made.id(), List.of(Entry.ROOT)));
  }

  @Test
  void addEntries_withAnUnknownOne_changesNothing() {
    PersonalCollection made = on.collections.create(on.ann, "mine");
    refused(
        ErrorCode.ENTRY_NOT_FOUND,
        () -> on.collections.addEntries(on.ann, made.id(), List.of(Entry.ROOT, 999_999)));
    refused(
        ErrorCode.INVALID_REQUEST, () -> on.collections.addEntries(on.ann, made.id(), List.of()));
    assertThat(on.collections.get(on.ann, made.id())).isEqualTo(made);
  }
}
