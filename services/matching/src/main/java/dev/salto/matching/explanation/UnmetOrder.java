package dev.salto.matching.explanation;

/**
 * Order-backed lots that no project meets.
 *
 * @param order order id
 * @param scenario scenario id
 * @param lots backed lots without a match; 0 once there are none any more
 */
public record UnmetOrder(String order, String scenario, int lots) {}
