package org.muniment.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.access.AccessControlService;
import org.muniment.access.AccessLists;
import org.muniment.access.AccessScope;
import org.muniment.access.EntryRight;
import org.muniment.document.DocumentFixture;
import org.muniment.identity.Caller;
import org.muniment.identity.GroupService;
import org.muniment.identity.Role;
import org.muniment.testing.Repositories;

/** Lists decide about annotations and redactions of a document. */
class AnnotationAccessTest {
  @Test
  void listsDecide(@TempDir Path directory) {
    try (DocumentFixture on = new DocumentFixture(directory)) {
      Caller admin = Repositories.caller(on.database, 1, "root", Role.ADMINISTRATOR);
      AccessControlService control =
          new AccessControlService(on.database, on.access, new GroupService(on.clock));
      AnnotationRights rights = new AnnotationRights(on.access);
      int id = on.withPages("one").id();
      rights.requireSee(on.ben, id);
      rights.requireAnnotate(on.ben, id);
      rights.requireReadPages(on.ben, id);
      deny(control, admin, id, EntryRight.SeeAnnotations);
      assertThatThrownBy(() -> rights.requireSee(on.ben, id))
          .hasMessageContaining("SeeAnnotations");
      rights.requireReadPages(on.ben, id);
      deny(control, admin, id, EntryRight.Annotate);
      assertThatThrownBy(() -> rights.requireAnnotate(on.ben, id)).hasMessageContaining("Annotate");
      deny(control, admin, id, EntryRight.Read);
      assertThatThrownBy(() -> rights.requireReadPages(on.ben, id)).hasMessageContaining("Read");
      assertThat(seesThrough(on, rights, id)).isTrue();
      deny(control, admin, id, EntryRight.SeeThroughRedactions);
      on.access.require(on.ben, org.muniment.access.Right.READ);
      assertThat(seesThrough(on, rights, id)).isFalse();
    }
  }

  private static boolean seesThrough(DocumentFixture on, AnnotationRights rights, int id) {
    return on.database.read(transaction -> rights.maySeeThrough(transaction, on.ben, id));
  }

  private static void deny(AccessControlService control, Caller admin, int id, EntryRight right) {
    control.setEntryList(
        admin,
        id,
        List.of(new AccessLists.Wanted(null, "ben", true, right.bit(), AccessScope.All)),
        null);
  }
}
