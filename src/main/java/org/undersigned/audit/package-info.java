/**
 * The append-only, hash-chained record of what staff and operators did and of every release of personal data. An entry is written
 * in the transaction that does what it tells. Any later package may append; nobody changes or removes. It names no signer.
 * What can be told is a closed list ({@link org.undersigned.audit.AuditActions}).
 * Where it stood at the end of each day is signed and published ({@link org.undersigned.audit.AuditCommand} compares).
 */
package org.undersigned.audit;
