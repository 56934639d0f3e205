/**
 * Translating the interface in the workspace: volunteers suggest, somebody else accepts, and what is accepted is said at once by every
 * process. Always: nobody accepts their own words; no text with legal effect changes here ({@link org.undersigned.translation.Binding}); a text
 * that could not stand for the English one is never kept. Nothing here knows of campaigns or of people who sign.
 */
package org.undersigned.translation;
