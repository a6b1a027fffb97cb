/**
 * The HTTP surface: one sub-package per feature with its resources and the wire types they speak.
 * Here is what they share; begin at {@link org.muniment.api.Answers}, which makes bodies and links,
 * and {@link org.muniment.api.ProblemMapper}, which makes error answers. {@link
 * org.muniment.api.RequestFilter} sees every request first. Owns no tables.
 */
@NullMarked
package org.muniment.api;

import org.jspecify.annotations.NullMarked;
