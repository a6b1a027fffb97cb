package org.muniment.api.task;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;

/** A page of {@link TaskProgress}, as the OpenAPI document describes it. */
@Schema(name = "TaskCollectionResponse")
public interface TaskCollectionResponse extends Page<TaskProgress> {}
