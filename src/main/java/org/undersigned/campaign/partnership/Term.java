package org.undersigned.campaign.partnership;

import java.time.LocalDate;

/**
 * How long permissions of a partner lasted before it chose otherwise.
 *
 * @param months from the day of signing
 * @param lastDay the day on which it chose otherwise: it holds on for who signed until then
 */
record Term(int months, LocalDate lastDay) {}
