-- Mail that no server took for five minutes waits for its next try, and so is not due. The dashboard asks for it; no signing writes to this index.
CREATE INDEX outbox_tried ON outbox (due) WHERE state = 'waiting' AND attempts > 6;
