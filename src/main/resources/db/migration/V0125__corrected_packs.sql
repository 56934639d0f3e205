-- Which pack was handed over, for which target it was made and when, and what its manifest counts: a pack can be removed, and a hand-over be
-- corrected to another target or another pack. Until now the pack of a hand-over was always one for its own target.
ALTER TABLE delivery
    ADD COLUMN pack            uuid,
    ADD COLUMN pack_target     int,
    ADD COLUMN pack_made       timestamptz,
    ADD COLUMN pack_signatures bigint;
UPDATE delivery
   SET pack            = CAST(CAST(convert_from(manifest, 'UTF8') AS json) ->> 'pack' AS uuid),
       pack_target     = target,
       pack_made       = CAST(CAST(convert_from(manifest, 'UTF8') AS json) ->> 'made' AS timestamptz),
       pack_signatures = CAST(CAST(convert_from(manifest, 'UTF8') AS json) -> 'counts' ->> 'signatures' AS bigint)
 WHERE manifest IS NOT NULL;
ALTER TABLE delivery ADD CHECK (num_nulls(manifest, pack, pack_target, pack_made, pack_signatures) IN (0, 5));

-- The language, the number and the pack can be corrected from now on, so what stood is kept. `reason_language` is that of the reason, which is
-- written in the language that is corrected to. The manifest is kept where its pack gave way to another, or to none.
ALTER TABLE delivery_hand_over_correction
    ADD COLUMN reason_language text,
    ADD COLUMN language        text,
    ADD COLUMN signatures      bigint,
    ADD COLUMN pack            uuid,
    ADD COLUMN pack_target     int,
    ADD COLUMN pack_made       timestamptz,
    ADD COLUMN pack_signatures bigint,
    ADD COLUMN manifest        bytea;
UPDATE delivery_hand_over_correction c
   SET reason_language = d.language, language = d.language, signatures = d.signatures,
       pack = d.pack, pack_target = d.pack_target, pack_made = d.pack_made, pack_signatures = d.pack_signatures
  FROM delivery d
 WHERE d.id = c.delivery;
ALTER TABLE delivery_hand_over_correction
    ALTER COLUMN reason_language SET NOT NULL,
    ALTER COLUMN language SET NOT NULL,
    ALTER COLUMN signatures SET NOT NULL,
    ADD CHECK (num_nulls(pack, pack_target, pack_made, pack_signatures) IN (0, 4)),
    ADD CHECK (manifest IS NULL OR pack IS NOT NULL);
