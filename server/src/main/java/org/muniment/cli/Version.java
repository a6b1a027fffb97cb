package org.muniment.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build stamped on the program. */
final class Version implements IVersionProvider {
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"muniment " + text()};
  }
}
