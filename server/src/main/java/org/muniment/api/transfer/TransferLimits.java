package org.muniment.api.transfer;

/**
 * How much may come in with one call.
 *
 * @param importLimit bytes of a file in a synchronous import (contract: overview §9)
 */
public record TransferLimits(long importLimit) {}
