package org.undersigned.organisation.member;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Whoever runs the site invited an owner of an organisation, in the transaction of {@code handle}: they vouch for it. */
public record Vouched(Handle handle, UUID organisation) {}
