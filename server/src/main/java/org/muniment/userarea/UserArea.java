package org.muniment.userarea;

import org.jspecify.annotations.Nullable;

/**
 * An area that applications keep for a user.
 *
 * @param comment null when none was ever given
 * @param data what the application likes, null when none was ever given
 */
public record UserArea(int id, String name, @Nullable String comment, @Nullable String data) {}
