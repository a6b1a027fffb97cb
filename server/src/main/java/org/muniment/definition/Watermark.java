package org.muniment.definition;

/**
 * What a tag has printed across the pages of its documents.
 *
 * @param pageSpanPercentage how much of the page it spans, 1 to 100
 * @param position one of the nine wire names, such as DeadCenter
 * @param rotationAngle in degrees, 0 to 360
 * @param opacity 0 to 100, or -1 for the default
 */
public record Watermark(
    String text,
    int pageSpanPercentage,
    String position,
    int rotationAngle,
    boolean mandatory,
    int opacity) {}
