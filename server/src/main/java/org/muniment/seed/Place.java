package org.muniment.seed;

/**
 * A place in a seed file.
 *
 * @param file its name
 * @param line counted from 1
 * @param path the sections and places in lists that lead there, such as {@code fields[3]}
 */
record Place(String file, int line, String path) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + path;
  }
}
