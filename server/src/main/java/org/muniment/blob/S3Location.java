package org.muniment.blob;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in S3 a store is.
 *
 * @param bucket the name of the bucket
 * @param prefix what all keys begin with: empty, or ending with a slash
 */
public record S3Location(String bucket, String prefix) {
  private static final Pattern ADDRESS =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(/[A-Za-z0-9/!_.*'()-]{0,200})?");

  /**
   * Reads an address such as {@code s3://bucket/prefix}.
   *
   * @return empty when it isn't one
   */
  public static Optional<S3Location> parse(String address) {
    Matcher matcher = ADDRESS.matcher(address);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String path = matcher.group(2) == null ? "" : matcher.group(2);
    if (path.contains("//") || path.contains("/./") || path.contains("/../")) {
      return Optional.empty();
    }
    String prefix = path.replaceAll("^/|/$", "");
    return Optional.of(new S3Location(matcher.group(1), prefix.isEmpty() ? "" : prefix + "/"));
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + prefix;
  }
}
