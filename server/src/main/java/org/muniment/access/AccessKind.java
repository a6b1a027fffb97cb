package org.muniment.access;

import java.util.List;
import org.muniment.identity.Sid;

/** What has an access control list. */
enum AccessKind {
  ENTRY(1, EntryRight.ALL & ~bits(EntryRight.ChangePermissions, EntryRight.TakeOwnership)),
  FIELD(2, fields()),
  TEMPLATE(3, templates()),
  /** What a new field gets. */
  NEW_FIELD(4, fields()),
  /** What a new template gets. */
  NEW_TEMPLATE(5, templates());

  private final int number;
  private final AccessList first;

  AccessKind(int number, int everyone) {
    this.number = number;
    this.first =
        new AccessList(
            false, List.of(new AccessElement(Sid.EVERYONE_ID, false, everyone, AccessScope.All)));
  }

  private static int bits(EntryRight... rights) {
    return EntryRight.mask(rights);
  }

  private static int fields() {
    return FieldRight.ReadValue.bit()
        | FieldRight.SetValue.bit()
        | FieldRight.SetValueOnce.bit()
        | FieldRight.ReadPermissions.bit();
  }

  private static int templates() {
    return TemplateRight.ReadDefinition.bit() | TemplateRight.ReadPermissions.bit();
  }

  /** The number in the database. */
  int number() {
    return number;
  }

  /** The list that counts as long as none was set: of the root folder, of fields, of templates. */
  AccessList first() {
    return first;
  }
}
