package org.muniment.api.search;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a search measures likeness. Early clients send the number of the constant, from 0. */
@JsonDeserialize(using = FuzzyTypeReader.class)
@Schema(name = "FuzzyType")
public enum FuzzyType {
  None,
  Percentage,
  NumberOfLetters
}
