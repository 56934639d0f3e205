-- How many people who let an organisation write are left out of its exports, because it is not to write to them any more.
ALTER TABLE supporter_figure DROP CONSTRAINT supporter_figure_kind_check,
    ADD CONSTRAINT supporter_figure_kind_check CHECK (kind IN ('supporters', 'people', 'taken-back', 'left-out'));
