-- Keeps the answer to a request. Parameters: key_id, kind, name, body_digest, answered_at, answer.
INSERT INTO collect_reply (key_id, kind, name, body_digest, answered_at, answer)
VALUES (
  {key_id:String}, {kind:String}, {name:String}, {body_digest:String}, {answered_at:String}::TIMESTAMP, {answer:String}
);
