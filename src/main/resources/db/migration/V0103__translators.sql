-- A member who translates the interface and sees nothing of the organisation.
ALTER TABLE staff_member DROP CONSTRAINT staff_member_role_check,
    ADD CONSTRAINT staff_member_role_check CHECK (role IN ('owner', 'campaigner', 'moderator', 'viewer', 'translator'));
ALTER TABLE staff_invitation DROP CONSTRAINT staff_invitation_role_check,
    ADD CONSTRAINT staff_invitation_role_check CHECK (role IN ('owner', 'campaigner', 'moderator', 'viewer', 'translator'));
