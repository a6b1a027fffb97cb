package org.muniment.api;

import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The parts of a multipart body that carries one file, for the OpenAPI document. */
@Schema(name = "FileForm", requiredProperties = "file")
public record FileForm(InputStream file) {}
