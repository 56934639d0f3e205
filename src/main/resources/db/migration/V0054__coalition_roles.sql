-- What a person does for a coalition, beside their role in an organisation of it; in force for as long as they are a member of one.
CREATE TABLE coalition_role (
    coalition uuid NOT NULL REFERENCES coalition,
    person    uuid NOT NULL REFERENCES staff_person ON DELETE CASCADE,
    role      text NOT NULL CHECK (role IN ('steering', 'editor', 'approver', 'data-steward')),
    -- in whose name: for an approver the organisation that they answer for, for all others the lead in whose campaigns it holds
    organisation uuid NOT NULL REFERENCES organisation,
    PRIMARY KEY (coalition, person, role, organisation)
);
CREATE INDEX coalition_role_person ON coalition_role (person);
