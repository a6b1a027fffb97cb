package org.muniment.api.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a search measures likeness. */
@Schema(name = "FuzzyType")
public enum FuzzyType {
  None,
  Percentage,
  NumberOfLetters
}
