package org.muniment.search.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ContextLineTest {
  private static final String PAGE =
      "The council met on Tuesday evening.\r\nMembers discussed the drainage works on Windham"
          + " Avenue at length,\nand agreed to ask the contractor for a second estimate before the"
          + " next meeting in May.";

  @Test
  void around_middleOfPage_isAboutEightyCharactersOfWholeWords() {
    ContextLine line = ContextLine.around(PAGE, span("Windham"));

    assertThat(line.context())
        .isEqualTo("discussed the drainage works on Windham Avenue at length, and agreed to ask");
    assertThat(PAGE.substring(line.offset())).startsWith("discussed");
    assertThat(shown(line.context(), line.highlight1())).isEqualTo("Windham");
  }

  @Test
  void around_edgesOfPage_usesTheOtherSide() {
    ContextLine first = ContextLine.around(PAGE, span("The"));
    ContextLine last = ContextLine.around(PAGE, span("May."));

    assertThat(first.offset()).isZero();
    assertThat(first.context().length()).isBetween(60, 80);
    assertThat(first.context()).startsWith("The council").doesNotContain("\r", "\n");
    assertThat(last.context()).endsWith("in May.").hasSizeBetween(60, 80);
  }

  @Test
  void around_pair_highlightsBoth() {
    ContextLine line = ContextLine.around(PAGE, span("estimate"), span("contractor"));

    assertThat(shown(line.context(), line.highlight1())).isEqualTo("estimate");
    assertThat(line.highlight2())
        .hasValueSatisfying(
            partner -> assertThat(shown(line.context(), partner)).isEqualTo("contractor"));
  }

  @Test
  void around_distantPair_showsTheFirst() {
    String page = "start " + "x ".repeat(300) + "end";
    ContextLine line = ContextLine.around(page, new TextSpan(0, 5), new TextSpan(606, 609));

    assertThat(shown(line.context(), line.highlight1())).isEqualTo("start");
    assertThat(line.highlight2()).isEmpty();
  }

  @Test
  void around_textWithoutBlanks_isCutBetweenCharacters() {
    String page = "\uD83D\uDE00".repeat(200);
    ContextLine line = ContextLine.around(page, new TextSpan(201, 203));

    assertThat(line.context().length()).isBetween(78, 82);
    assertThat(ContextLine.around(page, new TextSpan(0, page.length())).context()).hasSize(400);
  }

  @Test
  void whole_value_keepsOffsets() {
    ContextLine line = ContextLine.whole("Acme\tLtd", new TextSpan(5, 8));

    assertThat(line.context()).isEqualTo("Acme Ltd");
    assertThat(line.offset()).isZero();
    assertThat(shown(line.context(), line.highlight1())).isEqualTo("Ltd");
  }

  @Property(tries = 2000)
  void around_anyHit_offsetsPointAtTheHit(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    String[] pieces = {"a", "word", " ", "\n", "\uD83D\uDE00", "-", "  ", "antidisestablishment"};
    for (int i = 1 + random.nextInt(80); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    int start = random.nextInt(text.length());
    int end = start + 1 + random.nextInt(text.length() - start);
    ContextLine line = ContextLine.around(text.toString(), new TextSpan(start, end));
    String flat = text.toString().replace('\n', ' ');

    assertThat(flat.substring(line.offset())).startsWith(line.context());
    assertThat(line.offset() + line.highlight1().start()).isEqualTo(start);
    assertThat(line.highlight1().end()).isLessThanOrEqualTo(line.context().length());
    assertThat(line.context().length()).isLessThanOrEqualTo(ContextLine.LONGEST);
  }

  private static TextSpan span(String word) {
    int start = PAGE.indexOf(word);
    return new TextSpan(start, start + word.length());
  }

  private static String shown(String context, TextSpan highlight) {
    return context.substring(highlight.start(), highlight.end());
  }
}
