-- What stood as a target's answer before somebody corrected it. It stays readable beside what stands now.
CREATE TABLE delivery_correction (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    delivery      uuid NOT NULL REFERENCES delivery,
    corrected_on  date NOT NULL,
    reason        text NOT NULL CHECK (length(reason) BETWEEN 1 AND 300),
    response      text NOT NULL CHECK (response IN ('yes', 'partly', 'no')),
    responded_on  date NOT NULL,
    response_text text NOT NULL,
    response_url  text
);
CREATE INDEX delivery_correction_of ON delivery_correction (delivery, id);
