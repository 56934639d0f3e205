package org.undersigned.architecture.planted.signature;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Violates that time comes from outside: the day, with and without a place. */
final class AsksTheCalendar {
    LocalDate here = LocalDate.now();
}

final class AsksTheCalendarElsewhere {
    LocalDate there = LocalDate.now(ZoneOffset.UTC);
}
