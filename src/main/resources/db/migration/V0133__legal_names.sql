-- What an organisation is called where it is registered, if pages call it something else: who answers for data is named by it.
ALTER TABLE organisation ADD COLUMN legal_name text;
