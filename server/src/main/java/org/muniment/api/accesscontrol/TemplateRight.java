package org.muniment.api.accesscontrol;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rights on a template. */
@Schema(name = "TemplateRight")
public enum TemplateRight {
  ReadDefinition,
  Modify,
  Delete,
  ReadPermissions,
  ChangePermissions,
  TakeOwnership
}
