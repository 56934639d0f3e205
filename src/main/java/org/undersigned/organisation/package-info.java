/**
 * Organisations: the legal bodies that sign on to statements, lead campaigns and receive what people grant them. An organisation is
 * created by loading a campaign file and never deleted. Every later package may read; only exchange writes.
 */
package org.undersigned.organisation;
