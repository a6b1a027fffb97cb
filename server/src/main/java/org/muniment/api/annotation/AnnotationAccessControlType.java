package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an annotation is protected. */
@Schema(name = "AnnotationAccessControlType")
public enum AnnotationAccessControlType {
  None,
  Allow,
  Deny
}
