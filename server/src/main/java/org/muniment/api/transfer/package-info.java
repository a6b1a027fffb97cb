/**
 * Bytes over HTTP: {@link org.muniment.api.transfer.ByteRange} and {@link
 * org.muniment.api.transfer.ContentDisposition} are the headers of a download. Owns no tables.
 */
@NullMarked
package org.muniment.api.transfer;

import org.jspecify.annotations.NullMarked;
