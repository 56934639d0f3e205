/**
 * Papers about data protection for a lawyer to start from: privacy notice, arrangement between controllers, record of processing, impact
 * assessment (GDPR articles 13, 26, 30 and 35).
 *
 * <p>Invariants: a paper says what is configured here, what is weak about it, and leaves a visible blank for what the program cannot know;
 * it names no person; drawing one changes nothing.
 */
package org.undersigned.papers;
