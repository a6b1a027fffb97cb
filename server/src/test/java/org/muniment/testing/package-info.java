/** What tests of several packages use. */
@NullMarked
package org.muniment.testing;

import org.jspecify.annotations.NullMarked;
