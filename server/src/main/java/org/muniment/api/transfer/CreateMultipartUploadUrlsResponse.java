package org.muniment.api.transfer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What {@code CreateMultipartUploadUrls} answers. */
@Schema(name = "CreateMultipartUploadUrlsResponse")
public record CreateMultipartUploadUrlsResponse(@Nullable String uploadId, List<String> urls) {}
