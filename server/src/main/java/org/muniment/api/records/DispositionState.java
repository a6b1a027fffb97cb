package org.muniment.api.records;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far the disposition of a record has come. */
@Schema(name = "DispositionState")
public enum DispositionState {
  Open,
  Closed,
  InRetention,
  Transferred,
  Eligible,
  Partial,
  Final
}
