package org.muniment.api;

/** What a token must allow before an operation is carried out. */
public enum Scope {
  /** Any valid token will do. */
  NONE,
  /** No token is asked for. */
  PUBLIC,
  READ,
  WRITE
}
