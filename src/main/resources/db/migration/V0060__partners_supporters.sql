-- How many supporters an organisation has, counted every few minutes: numbers, and nobody's row. `petition` is null for all together.
CREATE TABLE supporter_figure (
    organisation uuid NOT NULL REFERENCES organisation,
    petition     uuid REFERENCES petition ON DELETE CASCADE,
    kind         text NOT NULL CHECK (kind IN ('supporters', 'people', 'taken-back')),
    number       bigint NOT NULL CHECK (number >= 0),
    counted_at   timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (organisation, petition, kind),
    CHECK ((petition IS NOT NULL) = (kind = 'supporters'))
);
SELECT wall_in('supporter_figure');
GRANT SELECT ON supporter_figure TO undersigned_tenant;
CREATE POLICY own ON supporter_figure FOR SELECT TO undersigned_tenant USING (organisation = current_organisation());

-- An export of supporters that somebody asked for: why, what was decided, and whether it was handed out. What was handed out is not here.
CREATE TABLE supporter_export (
    id           uuid PRIMARY KEY,
    organisation uuid NOT NULL REFERENCES organisation,
    reason       text NOT NULL CHECK (char_length(reason) BETWEEN 10 AND 500),
    asked_by     uuid NOT NULL,
    asked_at     timestamptz NOT NULL,
    state        text NOT NULL CHECK (state IN ('asked', 'approved', 'refused', 'taken')),
    decided_at   timestamptz,
    taken_at     timestamptz,
    lines        bigint CHECK (lines >= 0),
    CHECK ((state = 'asked') = (decided_at IS NULL)),
    CHECK ((state = 'taken') = (taken_at IS NOT NULL)),
    CHECK ((state = 'taken') = (lines IS NOT NULL))
);
CREATE UNIQUE INDEX supporter_export_asked ON supporter_export (organisation) WHERE state = 'asked';
SELECT wall_in('supporter_export');
