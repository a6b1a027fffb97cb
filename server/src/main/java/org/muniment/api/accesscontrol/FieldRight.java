package org.muniment.api.accesscontrol;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rights on a field. */
@Schema(name = "FieldRight")
public enum FieldRight {
  ReadValue,
  SetValue,
  SetValueOnce,
  ModifyDefinition,
  Delete,
  ReadPermissions,
  ChangePermissions,
  TakeOwnership
}
