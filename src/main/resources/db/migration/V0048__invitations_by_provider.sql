-- Somebody on the way to the provider may be there to take an invitation: neither linking an account nor signing in.
ALTER TABLE staff_oidc_flow ADD COLUMN invitation uuid REFERENCES staff_invitation ON DELETE CASCADE;
