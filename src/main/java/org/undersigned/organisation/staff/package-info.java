/**
 * Who works here: people, their roles in organisations, their sessions, and the guard that every page under {@code /staff} stands
 * behind. The role is read from the database at each request, so a change of it works at the next click. Every later package may
 * use it.
 */
package org.undersigned.organisation.staff;
