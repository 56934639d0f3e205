/**
 * Trying the program out on one machine: the sample campaigns, and the mailbox page that shows every mail. Nothing of it answers
 * unless the program was started as {@code demo}. Nobody uses this package but the main class.
 */
package org.undersigned.demo;
