package org.muniment.api.document;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.muniment.api.Answers;
import org.muniment.api.Callers;
import org.muniment.api.entry.EntryMapper;
import org.muniment.document.ChangedDocument;
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
    return entry(new ChangedDocument(entry, List.of()));
  }

  public Response entry(ChangedDocument changed) {
    return Response.ok(
            answers.single(
                EntryMapper.context(callers.current().repositoryName(), changed.entry()),
                EntryMapper.single(changed.entry(), callers.current()),
                changed.warnings()))
        .build();
  }
}
