/**
 * Organisations: the legal bodies that sign on to statements, lead campaigns and receive what people grant them. An organisation is
 * created by loading a campaign file, or when the sign-on of one that nobody here knew is approved, and never deleted. Every later package
 * may read; only exchange and signon write.
 */
package org.undersigned.organisation;
