package dev.gatehouse.spring.pages;

import dev.gatehouse.spring.cookie.DeviceCookies;
import dev.gatehouse.spring.security.CsrfCookies;
import dev.gatehouse.spring.security.SessionCookie;

/** The cookies that a browser's session comes with. */
public record Cookies(SessionCookie session, CsrfCookies csrf, DeviceCookies devices) {}
