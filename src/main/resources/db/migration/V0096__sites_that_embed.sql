-- Origins of an organisation's own sites beside the one of its website: pages there may show its form in a frame.
CREATE TABLE embed_origin (
    organisation uuid NOT NULL REFERENCES organisation,
    origin       text NOT NULL CHECK (origin ~ '^https?://[a-z0-9.-]{1,253}(:[0-9]{1,5})?$'),
    PRIMARY KEY (organisation, origin)
);
SELECT wall_in('embed_origin');
