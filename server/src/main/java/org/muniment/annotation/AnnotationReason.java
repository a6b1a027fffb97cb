package org.muniment.annotation;

/** A reason that redactions can give. */
public record AnnotationReason(int id, String text) {}
