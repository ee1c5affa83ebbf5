package dev.gatehouse.audit;

import java.time.LocalDate;

/**
 * How often an act was done on one day.
 *
 * @param day in UTC
 * @param act what was done
 * @param count how often
 */
public record DailyCount(LocalDate day, String act, long count) {}
