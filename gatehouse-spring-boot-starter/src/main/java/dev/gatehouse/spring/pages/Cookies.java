package dev.gatehouse.spring.pages;

import dev.gatehouse.spring.cookie.DeviceCookies;
import dev.gatehouse.spring.cookie.ReturnCookie;
import dev.gatehouse.spring.cookie.SessionCookie;
import dev.gatehouse.spring.security.CsrfCookies;

/** The cookies that a browser's session comes with. */
public record Cookies(
    SessionCookie session, CsrfCookies csrf, DeviceCookies devices, ReturnCookie detour) {}
