-- What stood about a hand-over before somebody corrected it. It stays readable beside what stands now.
CREATE TABLE delivery_hand_over_correction (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    delivery     uuid NOT NULL REFERENCES delivery,
    corrected_on date NOT NULL,
    reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 300),
    target       int NOT NULL,
    handed_on    date NOT NULL,
    way          text NOT NULL CHECK (way IN ('in-person', 'post', 'mail', 'other')),
    place        text NOT NULL,
    by_whom      text NOT NULL
);
CREATE INDEX delivery_hand_over_correction_of ON delivery_hand_over_correction (delivery, id);
