package org.muniment.search.language;

/** A date as a search means it: a span of time, or a word for one. */
public sealed interface DateValue extends SearchValue permits DateInterval, DateWord {}
