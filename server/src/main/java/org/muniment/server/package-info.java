/**
 * The wiring, top to bottom: {@link org.muniment.server.Muniment} builds every service by hand from
 * its {@link org.muniment.server.Config}; the rest hands them to the HTTP framework. Owns no
 * tables.
 */
@NullMarked
package org.muniment.server;

import org.jspecify.annotations.NullMarked;
