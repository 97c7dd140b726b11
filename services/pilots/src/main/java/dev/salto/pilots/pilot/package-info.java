/**
 * A pilot as the fold of its events over its agreement and its match: plain Java, without a clock
 * and without I/O. What may follow what stands in one table for each of the four state machines:
 * {@link dev.salto.pilots.pilot.PilotState}, {@link dev.salto.pilots.pilot.MilestoneState}, {@link
 * dev.salto.pilots.pilot.IncidentState} and {@link dev.salto.pilots.pilot.PaymentState}.
 */
@NullMarked
package dev.salto.pilots.pilot;

import org.jspecify.annotations.NullMarked;
