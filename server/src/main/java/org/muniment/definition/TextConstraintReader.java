package org.muniment.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text constraint once, from left to right, and writes it for the regular expression
 * engine. Only signs that are known here get through, so that none of the engine's own extensions
 * does.
 */
final class TextConstraintReader {
  /** How many characters the expression may ask for when its repetitions are written out. */
  private static final int HEAVIEST = 2_000;

  private static final Set<String> POSIX =
      Set.of(
          "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
          "space", "upper", "word", "xdigit");

  private final String text;
  private final StringBuilder out = new StringBuilder();

  /** The weight so far of each group that is open; the whole expression is the first. */
  private final Deque<Integer> open = new ArrayDeque<>();

  private int at;
  private int last;

  TextConstraintReader(String text) {
    this.text = text;
    open.push(0);
  }

  String read() {
    while (at < text.length()) {
      int c = next();
      switch (c) {
        case '(' -> openGroup();
        case ')' -> closeGroup();
        case '|' -> {
          out.append('|');
          last = 0;
        }
        case '^', '$' -> {
          out.appendCodePoint(c);
          weigh(1);
        }
        case '*', '+', '?' -> out.appendCodePoint(c);
        case '.' -> {
          out.append('.');
          weigh(1);
        }
        case '!' -> atom(negatable(), true);
        case '{' -> brace();
        default -> atom(c, false);
      }
    }
    if (open.size() > 1) {
      throw Constraint.invalid("a parenthesis is not closed");
    }
    return out.toString();
  }

  private int next() {
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private int negatable() {
    if (at >= text.length() || "()|^$*+?.!".indexOf(text.charAt(at)) >= 0) {
      throw Constraint.invalid("'!' stands before something that can't be negated");
    }
    return next();
  }

  /** One character, class or abbreviation that begins with what was just read. */
  private void atom(int c, boolean negated) {
    if (c == '[') {
      bracket(negated);
    } else if (c == '\\') {
      String abbreviation = abbreviation();
      if (abbreviation != null) {
        out.append(negated ? "[^" + abbreviation + "]" : abbreviation);
      } else {
        literal(escaped(), negated);
      }
    } else {
      literal(c, negated);
    }
    weigh(1);
  }

  private void literal(int c, boolean negated) {
    out.append(negated ? "[^" + quoted(c) + "]" : quoted(c));
  }

  private static String quoted(int c) {
    return (c < 128 && Character.isLetterOrDigit(c))
        ? Character.toString(c)
        : "\\x{" + Integer.toHexString(c) + "}";
  }

  /** The abbreviation after a backslash, or null when a plain character follows. */
  private @Nullable String abbreviation() {
    if (at < text.length() && "dDwWsS".indexOf(text.charAt(at)) >= 0) {
      return "\\" + text.charAt(at++);
    }
    return null;
  }

  /** The character that a backslash was put before. */
  private int escaped() {
    if (at >= text.length()) {
      throw Constraint.invalid("it ends in a backslash");
    }
    int c = next();
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> {
        if (c < 128 && Character.isLetterOrDigit(c)) {
          throw Constraint.invalid("'\\" + (char) c + "' is not known");
        }
        yield c;
      }
    };
  }

  private void bracket(boolean negated) {
    boolean except = text.startsWith("^", at);
    if (except) {
      at++;
    }
    out.append(except == negated ? "[" : "[^");
    boolean first = true;
    while (at < text.length()) {
      if (text.charAt(at) == ']' && !first) {
        at++;
        out.append(']');
        return;
      }
      first = false;
      member();
    }
    throw Constraint.invalid("a bracket is not closed");
  }

  private void member() {
    if (text.startsWith("[:", at)) {
      int end = text.indexOf(":]", at + 2);
      String name = end < 0 ? "" : text.substring(at + 2, end);
      if (!POSIX.contains(name)) {
        throw Constraint.invalid("'[:" + name + ":]' is not a character class");
      }
      at = end + 2;
      out.append("[:").append(name).append(":]");
      return;
    }
    int low = next();
    if (low == '\\') {
      String abbreviation = abbreviation();
      if (abbreviation != null) {
        out.append(abbreviation);
        return;
      }
      low = escaped();
    }
    out.append(quoted(low));
    if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
      at++;
      int high = next();
      if (high == '\\') {
        high = escaped();
      }
      if (high < low) {
        throw Constraint.invalid("a range ends before it begins");
      }
      out.append('-').append(quoted(high));
    }
  }

  private void openGroup() {
    if (open.size() > Constraint.DEEPEST) {
      throw Constraint.invalid("it is nested more than " + Constraint.DEEPEST + " deep");
    }
    open.push(0);
    out.append("(?:");
    last = 0;
  }

  private void closeGroup() {
    if (open.size() == 1) {
      throw Constraint.invalid("a parenthesis is closed that was not opened");
    }
    out.append(')');
    weigh(Math.max(1, open.pop()));
  }

  /** A repetition when it reads as one, a plain brace otherwise. */
  private void brace() {
    int end = text.indexOf('}', at);
    String inside = end < 0 ? "" : text.substring(at, end);
    if (!inside.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
      atom('{', false);
      return;
    }
    int times = 1;
    for (String count : inside.split(",")) {
      times = Math.max(times, Integer.parseInt(count));
    }
    out.append('{').append(inside).append('}');
    at = end + 1;
    int once = last;
    weigh(once * (times - 1));
    last = once * times;
  }

  private void weigh(int weight) {
    int total = open.pop() + weight;
    if (total > HEAVIEST) {
      throw Constraint.invalid("its repetitions are too large");
    }
    open.push(total);
    last = weight;
  }
}
