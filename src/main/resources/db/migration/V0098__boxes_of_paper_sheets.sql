-- Which boxes stand on a sheet, in their order, and by which words: fixed with its number, so that whoever types it in offers those boxes
-- and no others, and a sheet that is printed again says the same. A notice's id follows from its words. Of sheets that were numbered
-- before, it is not known: null.
ALTER TABLE paper_sheet ADD COLUMN boxes uuid[];
ALTER TABLE paper_sheet ADD COLUMN notices uuid[];
ALTER TABLE paper_sheet ADD CHECK ((boxes IS NULL) = (notices IS NULL) AND cardinality(boxes) = cardinality(notices));
