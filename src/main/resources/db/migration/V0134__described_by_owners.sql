-- Whether what stands here about an organisation is what its owners wrote. Then no draft changes it, and a file only if the operator insists.
ALTER TABLE organisation ADD COLUMN described boolean NOT NULL DEFAULT false;
