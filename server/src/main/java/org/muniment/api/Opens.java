package org.muniment.api;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.muniment.userarea.RecentKind;

/**
 * Marks an operation that counts as opening the entry in its path: when it succeeds, the entry is
 * among those that the caller opened last.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Opens {
  RecentKind value();
}
