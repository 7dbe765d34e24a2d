const text = (description: string) => ({ type: 'string', minLength: 1, description });
const time = (description: string) => ({ type: 'string', format: 'date-time', description });
const count = (description: string) => ({ type: 'string', pattern: '^[1-9][0-9]*$', description });

const REQUIRED = {
  ce_specversion: { const: '1.0', description: 'Version of CloudEvents.' },
  ce_id: text('Id of the event: UUIDv7 for what is new, UUIDv5 for what is derived. A repeated record has the same id.'),
  ce_type: text('`<context>.<Event>`.'),
  ce_source: text('Service that wrote it, for example `/parley/conversation`.'),
  ce_subject: text('Id of the stream.'),
  ce_time: time('When it happened at the channel; KPIs use it.'),
  ce_tenant: text('Tenant that it belongs to.'),
  ce_subjectid: text('The contact whose personal data it carries.'),
  ce_partitionkey: text('Key of the Kafka record.'),
};

const OPTIONAL = {
  'content-type': { const: 'application/json' },
  ce_recordedtime: time('When Parley recorded it; `ce_time` when absent.'),
  ce_dataversion: count('Version of the data; 1 when absent.'),
  ce_seq: count('Position in its stream, contiguous from 1, where the topic has a ledger.'),
  ce_causationid: text('Id of the event that caused it.'),
  ce_correlationid: text('Id that all events of one customer message share.'),
  ce_timeclamped: { const: 'true', description: '`ce_time` lay more than five minutes ahead and was replaced by the recording time.' },
  traceparent: text('W3C trace context.'),
};

/** Schema of the headers that `encodeHeaders` writes and `decodeAttributes` reads; a unit test holds them together. */
export const EVENT_HEADERS = {
  type: 'object',
  description: 'CloudEvents attributes and Parley’s extensions as Kafka headers, UTF-8.',
  properties: { ...REQUIRED, ...OPTIONAL },
  required: Object.keys(REQUIRED),
};
