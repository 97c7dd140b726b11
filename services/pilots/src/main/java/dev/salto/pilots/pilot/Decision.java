package dev.salto.pilots.pilot;

/** What becomes of a deed: an event, or the reason why not. */
public sealed interface Decision permits Event, Refusal {}
