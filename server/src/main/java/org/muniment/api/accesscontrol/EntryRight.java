package org.muniment.api.accesscontrol;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rights on an entry. */
@Schema(name = "EntryRight")
public enum EntryRight {
  Browse,
  Read,
  WriteContent,
  AddPage,
  Rename,
  RemovePage,
  Freeze,
  Annotate,
  SeeThroughRedactions,
  SeeAnnotations,
  SetReviewDate,
  WriteMetadata,
  CreateFolder,
  CreateDocument,
  SetEventDate,
  Close,
  Delete,
  ReadPermissions,
  ChangePermissions,
  TakeOwnership
}
