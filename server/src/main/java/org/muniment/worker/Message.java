package org.muniment.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What server and worker say to each other: a name and string arguments. Bytes travel as files
 * whose paths are arguments, so that a message is always small.
 *
 * <p>On the wire: a marker, the number of strings, then each string as its UTF-8 length and bytes;
 * first the name, then keys and values in turn.
 */
public record Message(String name, Map<String, String> arguments) {
  private static final int MARKER = 0x4d754e31;
  private static final int MOST_STRINGS = 1_000;
  private static final int LONGEST_STRING = 4 << 20;

  public Message {
    arguments = Map.copyOf(arguments);
  }

  /** A message from a name and keys and values in turn. */
  public static Message of(String name, Object... keysAndValues) {
    Map<String, String> arguments = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      arguments.put(keysAndValues[i].toString(), keysAndValues[i + 1].toString());
    }
    return new Message(name, arguments);
  }

  /** The argument of that name, which must be there. */
  public String get(String key) {
    String value = arguments.get(key);
    if (value == null) {
      throw new IllegalArgumentException("The message " + name + " has no " + key + ".");
    }
    return value;
  }

  public @Nullable String find(String key) {
    return arguments.get(key);
  }

  public int number(String key) {
    return Integer.parseInt(get(key));
  }

  public long longNumber(String key) {
    return Long.parseLong(get(key));
  }

  public boolean flag(String key) {
    return Boolean.parseBoolean(get(key));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(MARKER);
    out.writeInt(1 + 2 * arguments.size());
    writeString(out, name);
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      writeString(out, argument.getKey());
      writeString(out, argument.getValue());
    }
    out.flush();
  }

  /** Reads one message; an EOFException means the other side is gone. */
  static Message read(DataInputStream in) throws IOException {
    if (in.readInt() != MARKER) {
      throw new IOException("The worker's stream is out of step.");
    }
    int strings = in.readInt();
    if (strings < 1 || strings > MOST_STRINGS || strings % 2 == 0) {
      throw new IOException("A worker message announces " + strings + " strings.");
    }
    String name = readString(in);
    Map<String, String> arguments = new LinkedHashMap<>();
    for (int i = 1; i < strings; i += 2) {
      arguments.put(readString(in), readString(in));
    }
    return new Message(name, arguments);
  }

  private static void writeString(DataOutputStream out, String string) throws IOException {
    byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readString(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_STRING) {
      throw new IOException("A worker message announces a string of " + length + " bytes.");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("A worker message ends in the middle.");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
