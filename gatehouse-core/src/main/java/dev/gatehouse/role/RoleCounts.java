package dev.gatehouse.role;

/**
 * How many users there are and how many of them hold each role of the system; who holds several is
 * counted in each.
 *
 * @param users all users
 * @param owners who hold Owner
 * @param admins who hold Admin
 * @param plainUsers who hold User
 * @param active who may sign in
 * @param confirmed who have proved their address
 */
public record RoleCounts(
    long users, long owners, long admins, long plainUsers, long active, long confirmed) {}
