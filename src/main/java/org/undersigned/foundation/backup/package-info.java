/**
 * Backup and restore: every table of one snapshot, encrypted with age for keys that are not on this machine, and back into an empty
 * database. It knows tables, not what they mean. It runs without the application, so that a backup neither migrates a database nor
 * needs the master key, and a restore finds it untouched. The format is in ADR 35; nobody else uses this package.
 */
package org.undersigned.foundation.backup;
