package dev.gatehouse.spring.pages;

import java.util.Map;

/**
 * A form that may have to be shown again.
 *
 * @param template that shows it
 * @param values what stands in it, and what else the template wants to know
 */
public record Form(String template, Map<String, ?> values) {}
