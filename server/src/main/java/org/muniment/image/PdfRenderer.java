package org.muniment.image;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.MissingOperandException;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.EmptyGraphicsStackException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.jspecify.annotations.Nullable;

/** A renderer that remembers what it could not draw, which PDFBox only logs. For one page. */
final class PdfRenderer extends PDFRenderer {
  private static final int LONGEST = 200;

  private @Nullable String failure;

  PdfRenderer(PDDocument document) {
    super(document);
  }

  /** What was wrong with the first thing that could not be drawn; null when all could. */
  @Nullable String failure() {
    return failure;
  }

  /** Whether something is missing for a failure; sloppy writers make others that change nothing. */
  static boolean losesContent(IOException problem) {
    return !(problem instanceof MissingOperandException)
        && !(problem instanceof EmptyGraphicsStackException);
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    PageDrawer drawer = new Drawer(parameters);
    drawer.setAnnotationFilter(getAnnotationsFilter());
    return drawer;
  }

  private final class Drawer extends PageDrawer {
    Drawer(PageDrawerParameters parameters) throws IOException {
      super(parameters);
    }

    @Override
    protected void operatorException(Operator operator, List<COSBase> operands, IOException problem)
        throws IOException {
      if (failure == null && losesContent(problem)) {
        String text = String.valueOf(problem.getMessage());
        failure = text.substring(0, Math.min(LONGEST, text.length()));
      }
      super.operatorException(operator, operands, problem);
    }
  }
}
