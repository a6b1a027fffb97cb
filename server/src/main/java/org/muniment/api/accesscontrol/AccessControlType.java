package org.muniment.api.accesscontrol;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether rights are allowed or denied. */
@Schema(name = "AccessControlType")
public enum AccessControlType {
  Allow,
  Deny
}
