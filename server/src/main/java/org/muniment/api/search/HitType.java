package org.muniment.api.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a hit was found in. */
@Schema(name = "HitType")
public enum HitType {
  PageContent,
  Note,
  Callout,
  TextBox,
  Edoc,
  Prop,
  Name,
  Extension,
  VersionGroupNote,
  VersionComment,
  Field,
  SignatureComment,
  CertificateSubject,
  TagComment,
  AnnotationComment,
  Attachment
}
