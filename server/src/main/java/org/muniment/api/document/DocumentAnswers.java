package org.muniment.api.document;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.muniment.api.Answers;
import org.muniment.api.Callers;
import org.muniment.api.entry.EntryMapper;
import org.muniment.entry.Entry;

/** Answers with the document that was changed. */
@Singleton
public class DocumentAnswers {
  private final Answers answers;
  private final Callers callers;

  @Inject
  DocumentAnswers(Answers answers, Callers callers) {
    this.answers = answers;
    this.callers = callers;
  }

  public Response entry(Entry entry) {
    return Response.ok(
            answers.single(
                EntryMapper.context(callers.current().repositoryName(), entry),
                EntryMapper.single(entry, callers.current())))
        .build();
  }
}
