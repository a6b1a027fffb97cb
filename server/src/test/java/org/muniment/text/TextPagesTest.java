package org.muniment.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPagesTest {
  @Test
  void cut_118Lines_areTwoPages() {
    assertThat(TextPages.cut(lines(118, "\r\n"))).hasSize(2).last().asString().hasLineCount(58);
  }

  @Test
  void cut_60Lines_areOnePage() {
    assertThat(TextPages.cut(lines(60, "\n"))).hasSize(1);
    assertThat(TextPages.cut(lines(61, "\r"))).hasSize(2);
  }

  @Test
  void cut_nothing_hasNoPages() {
    assertThat(TextPages.cut("")).isEmpty();
  }

  @Test
  void cut_formFeeds_breakPages() {
    assertThat(TextPages.cut("a\fb")).containsExactly("a", "b");
    assertThat(TextPages.cut("a\f\fb\f")).containsExactly("a", "", "b");
    assertThat(TextPages.cut(lines(60, "\n") + "\fnext")).hasSize(2).last().isEqualTo("next");
  }

  @Test
  void cut_longLine_staysWhole() {
    String line = "x".repeat(5000);
    assertThat(TextPages.cut(line)).containsExactly(line);
  }

  @Test
  void cut_endlessLine_isCut() {
    String endless = "\uD83D\uDE00".repeat(TextPages.LONGEST_PAGE) + "x";
    List<String> pages = TextPages.cut(endless);
    assertThat(pages).hasSize(3).allMatch(page -> page.length() <= TextPages.LONGEST_PAGE + 1);
    assertThat(String.join("", pages)).isEqualTo(endless);
  }

  @Property(tries = 200)
  void cut_losesNothing(
      @ForAll @StringLength(max = 400) @CharRange(from = '\t', to = 'c') String t) {
    String plain = t.replace("\r\n", "\n").replace('\r', '\n').replace("\f", "");
    assertThat(String.join("", TextPages.cut(t))).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-5", "Shift_JIS"})
  void cut_anyCharset_isRead(String charset, @TempDir Path directory) throws IOException {
    String text =
        switch (charset) {
          case "ISO-8859-5" ->
              "Все счастливые семьи похожи друг на друга, каждая семья несчастлива по-своему. ";
          case "Shift_JIS" -> "いろはにほへとちりぬるをわかよたれそつねならむ。漢字とカタカナ。";
          default -> "Où êtes-vous né, père Noël? Zwölf Boxkämpfer jagen Viktor quer über. ";
        };
    String expected = text.repeat(20);
    assertThat(cut(directory, expected.getBytes(Charset.forName(charset))))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void cut_byteOrderMark_isNotText(String charset, @TempDir Path directory) throws IOException {
    assertThat(cut(directory, "\uFEFFä".getBytes(Charset.forName(charset)))).containsExactly("ä");
  }

  @Test
  void cut_bytesThatAreNoText_giveSomething(@TempDir Path directory) throws IOException {
    byte[] bytes = new byte[100_000];
    new java.util.Random(7).nextBytes(bytes);
    List<String> pages = cut(directory, bytes);
    assertThat(pages).isNotEmpty().noneMatch(page -> page.indexOf('\0') >= 0);
  }

  @Test
  void cut_characterAcrossTheSample_isWhole(@TempDir Path directory) throws IOException {
    String text = "x".repeat((1 << 16) - 2) + "ü";
    assertThat(cut(directory, text.getBytes(StandardCharsets.UTF_8))).containsExactly(text);
  }

  private static List<String> cut(Path directory, byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("text"), content);
    List<String> pages = new ArrayList<>();
    TextPages.cut(file, pages::add);
    return pages;
  }

  private static String lines(int number, String end) {
    StringBuilder text = new StringBuilder();
    IntStream.rangeClosed(1, number).forEach(i -> text.append("line ").append(i).append(end));
    return text.toString();
  }
}
