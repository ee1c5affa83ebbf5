package dev.gatehouse.throttle;

/**
 * One limit on one subject.
 *
 * @param name what is limited, in kebab case, such as {@code sign-in-per-client}
 * @param subject who is counted, in one spelling, such as a canonical address; only its digest is
 *     stored
 * @param limit how often
 */
public record Rule(String name, String subject, Limit limit) {}
