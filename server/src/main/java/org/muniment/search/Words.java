package org.muniment.search;

import java.util.ArrayList;
import java.util.List;
import org.muniment.database.NameKey;
import org.muniment.search.language.PatternPiece;
import org.muniment.search.language.TextPattern;

/**
 * How text divides into words. In document text some marks join what stands on both sides, as in
 * {@code 3.14} and {@code o'clock}; in names and field values, where people write {@code
 * annual_report.pdf}, nothing joins (contract: search-syntax §5.2).
 *
 * <p>What belongs to a word is a fixed table rather than the Unicode data of some library, because
 * the database has to come to the same answer as this class.
 */
final class Words {
  /** Longer words are cut; the database limits the size of a word in an index. */
  static final int LONGEST = 200;

  /** Beyond ASCII everything belongs to words but these blocks of marks, signs and symbols. */
  private static final int[][] NO_WORD = {
    {0x80, 0xA9},
    {0xAB, 0xB4},
    {0xB6, 0xB9},
    {0xBB, 0xBF},
    {0xD7, 0xD7},
    {0xF7, 0xF7},
    {0x37E, 0x37E},
    {0x387, 0x387},
    {0x55A, 0x55F},
    {0x589, 0x58A},
    {0x5BE, 0x5BE},
    {0x5C0, 0x5C0},
    {0x5C3, 0x5C3},
    {0x5F3, 0x5F4},
    {0x600, 0x60F},
    {0x61B, 0x61F},
    {0x66A, 0x66D},
    {0x6D4, 0x6D4},
    {0x700, 0x70D},
    {0x964, 0x965},
    {0xE3F, 0xE3F},
    {0x1680, 0x1680},
    {0x2000, 0x206F},
    {0x20A0, 0x20CF},
    {0x2190, 0x2BFF},
    {0x2E00, 0x2E7F},
    {0x3000, 0x3004},
    {0x3008, 0x3020},
    {0x3030, 0x3030},
    {0x303D, 0x303F},
    {0x30FB, 0x30FB},
    {0xD800, 0xF8FF},
    {0xFE10, 0xFE1F},
    {0xFE30, 0xFE6F},
    {0xFEFF, 0xFF0F},
    {0xFF1A, 0xFF20},
    {0xFF3B, 0xFF40},
    {0xFF5B, 0xFF65},
    {0xFFE0, 0xFFFF},
    {0x1F000, 0x1FAFF},
    {0xF0000, 0x10FFFF}
  };

  /** The table as the inside of a class in a regular expression of PostgreSQL. */
  static final String CLASS = regexClass();

  /**
   * A word of a text.
   *
   * @param start its first UTF-16 unit
   * @param end the unit after its last
   * @param word folded as names are
   */
  record Word(int start, int end, String word) {}

  private Words() {}

  static boolean isWord(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    int low = 0;
    int high = NO_WORD.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (c < NO_WORD[middle][0]) {
        high = middle - 1;
      } else if (c > NO_WORD[middle][1]) {
        low = middle + 1;
      } else {
        return false;
      }
    }
    return true;
  }

  /** The words of document text. */
  static List<Word> ofText(String text) {
    return split(text, true);
  }

  /** The words of a name or a field value. */
  static List<Word> ofName(String name) {
    return split(name, false);
  }

  private static List<Word> split(String text, boolean joins) {
    List<Word> words = new ArrayList<>();
    int start = -1;
    int before = -1;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int width = Character.charCount(c);
      if (isWord(c)) {
        if (start >= 0 && joins && (standsAlone(c) || standsAlone(before))) {
          words.add(word(text, start, i));
          start = i;
        } else if (start < 0) {
          start = i;
        }
        before = c;
      } else if (start >= 0) {
        int next = i + width < text.length() ? text.codePointAt(i + width) : -1;
        if (!(joins && isJoined(before, c, next))) {
          words.add(word(text, start, i));
          start = -1;
          before = -1;
        }
      }
      i += width;
    }
    if (start >= 0) {
      words.add(word(text, start, text.length()));
    }
    return words;
  }

  private static Word word(String text, int start, int end) {
    return new Word(start, end, fold(text.substring(start, end)));
  }

  private static String fold(String word) {
    String folded = NameKey.of(word.replace('’', '\''));
    if (folded.length() <= LONGEST) {
      return folded;
    }
    boolean divides = Character.isHighSurrogate(folded.charAt(LONGEST - 1));
    return folded.substring(0, divides ? LONGEST - 1 : LONGEST);
  }

  /** Scripts without blanks between words: every character counts as one. */
  private static boolean standsAlone(int c) {
    return c >= 0x2E80 && (Character.isIdeographic(c) || (c >= 0x3041 && c <= 0x309F));
  }

  private static boolean isJoined(int before, int mark, int after) {
    if (after < 0 || !isWord(after) || standsAlone(before) || standsAlone(after)) {
      return false;
    }
    boolean digits = Character.isDigit(before) && Character.isDigit(after);
    boolean letters = !Character.isDigit(before) && !Character.isDigit(after);
    return switch (mark) {
      case '_' -> true;
      case '.', '\'', '’' -> digits || letters;
      case ':' -> letters;
      case ',', ';' -> digits;
      default -> false;
    };
  }

  /** The words of a searched word, each still a pattern, folded; as document text divides. */
  static List<TextPattern> ofTextPattern(TextPattern pattern) {
    return split(pattern, true);
  }

  /** As {@link #ofTextPattern}, as names divide. */
  static List<TextPattern> ofNamePattern(TextPattern pattern) {
    return split(pattern, false);
  }

  /**
   * Wildcards belong to words: each is put into the text as a letter of the private area, which is
   * taken for a word character here, and replaced when the words are known.
   */
  private static List<TextPattern> split(TextPattern pattern, boolean joins) {
    List<TextPattern> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    List<PatternPiece> pieces = pattern.pieces();
    for (int p = 0; p < pieces.size(); p++) {
      PatternPiece piece = pieces.get(p);
      if (!(piece instanceof PatternPiece.Literal literal)) {
        word.append(Wildcards.text(piece));
        continue;
      }
      // A letter on either side stands for the wildcard that the literal touches.
      boolean opens = p > 0;
      boolean closes = p + 1 < pieces.size();
      String text = (opens ? "x" : "") + literal.text() + (closes ? "x" : "");
      List<Word> parts = split(text, joins);
      for (int i = 0; i < parts.size(); i++) {
        boolean first = opens && i == 0;
        boolean last = closes && i == parts.size() - 1;
        Word part = parts.get(i);
        if (i > 0 || (!opens && word.length() > 0)) {
          flush(word, words);
        }
        int from = part.start() + (first ? 1 : 0);
        int to = part.end() - (last ? 1 : 0);
        word.append(from < to ? fold(text.substring(from, to)) : "");
      }
      if (!closes) {
        flush(word, words);
      }
    }
    flush(word, words);
    return words;
  }

  private static void flush(StringBuilder word, List<TextPattern> words) {
    if (word.length() > 0) {
      words.add(TextPattern.parse(word.toString()));
      word.setLength(0);
    }
  }

  /** Writes wildcards as they are typed. */
  private static final class Wildcards implements PatternPiece.Visitor<String> {
    static String text(PatternPiece piece) {
      return piece.accept(new Wildcards());
    }

    @Override
    public String literal(PatternPiece.Literal piece) {
      return piece.text();
    }

    @Override
    public String anyRun(PatternPiece.AnyRun piece) {
      return "*";
    }

    @Override
    public String anyOne(PatternPiece.AnyOne piece) {
      return "?";
    }

    @Override
    public String oneOf(PatternPiece.OneOf piece) {
      StringBuilder text = new StringBuilder("[");
      for (PatternPiece.Range range : piece.ranges()) {
        text.appendCodePoint(range.first());
        if (range.last() != range.first()) {
          text.append('-').appendCodePoint(range.last());
        }
      }
      return text.append(']').toString();
    }
  }

  private static String regexClass() {
    StringBuilder text = new StringBuilder("0-9A-Za-z");
    int from = 0x80;
    for (int[] gap : NO_WORD) {
      if (gap[0] > from) {
        text.append(character(from)).append('-').append(character(gap[0] - 1));
      }
      from = gap[1] + 1;
    }
    return text.toString();
  }

  /** A character as PostgreSQL's regular expressions take it anywhere. */
  static String character(int c) {
    return String.format("\\U%08X", c);
  }
}
