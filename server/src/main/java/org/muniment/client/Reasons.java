package org.muniment.client;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Why something failed, for people: what the exceptions of the JDK say is often only a name. */
public final class Reasons {
  private Reasons() {}

  /** A sentence about a failure. */
  public static String of(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileSystemException file) {
        return of(file);
      }
      if (cause instanceof UnresolvedAddressException) {
        return "The host is not known.";
      }
    }
    if (failure instanceof ConnectException) {
      return "No server answers there.";
    }
    if (failure instanceof HttpTimeoutException) {
      return "The server does not answer.";
    }
    return orName(failure.getMessage(), failure);
  }

  private static String of(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "The access to " + failure.getFile() + " is denied.";
    }
    if (failure instanceof NoSuchFileException) {
      return "There is no " + failure.getFile() + ".";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "There is a file " + failure.getFile() + " already.";
    }
    if (failure instanceof NotDirectoryException) {
      return failure.getFile() + " is not a directory.";
    }
    return orName(failure.getMessage(), failure);
  }

  private static String orName(@Nullable String message, Exception failure) {
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
