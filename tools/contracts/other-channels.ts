import { intakeTopic, repliesTopic, STRUCTURED_CONTENT_TYPE, Topics } from '@parley/contracts';
import { PERSONAL_DATA } from './event-schemas';

type Document = Record<string, unknown>;

/** Topics of one integrator's account, and signals: their messages are no events of the catalogue. */
const ACCOUNT = '{account}';
const parameters = { account: { description: 'Id of the channel account.' } };
const text = (maxLength: number, description: string) => ({ type: 'string', minLength: 1, maxLength, description });
const personal = <T extends object>(schema: T) => ({ ...schema, [PERSONAL_DATA]: true });

const INTEGRATOR_MESSAGE = {
  type: 'object',
  description: 'One message of a customer, as an integrator hands it in. It holds one of `text`, `choice` and `location`.',
  properties: {
    externalMessageId: text(256, 'The integrator’s id of the message, unique within the account; `ce_id` counts when it is absent. A repeated id is dropped.'),
    externalUserId: personal(text(256, 'The integrator’s id of the customer.')),
    text: personal(text(16_384, 'What the customer wrote.')),
    choice: {
      type: 'object',
      description: 'The button that the customer chose.',
      properties: { id: text(256, 'Id of the button.'), title: text(16_384, 'What the button says.') },
      required: ['id'],
    },
    location: personal({
      type: 'object',
      properties: { latitude: { type: 'number', minimum: -90, maximum: 90 }, longitude: { type: 'number', minimum: -180, maximum: 180 } },
      required: ['latitude', 'longitude'],
    }),
    senderName: personal(text(256, 'Name of the customer.')),
    locale: text(35, 'BCP 47 tag of the customer’s language; a hint only.'),
    time: { type: 'string', format: 'date-time', description: 'When the customer wrote it; otherwise `ce_time`, otherwise the time of the record.' },
  },
  required: ['externalUserId'],
};

const TYPING_SIGNAL = {
  type: 'object',
  description: 'Somebody is typing, at this moment. It may be lost.',
  properties: {
    type: { const: 'typing' },
    threadId: { type: 'string' },
    author: { enum: ['customer', 'agent'] },
    time: { type: 'string', format: 'date-time' },
  },
  required: ['type', 'threadId', 'author', 'time'],
};

export const OTHER_SCHEMAS = { IntegratorMessage: INTEGRATOR_MESSAGE, TypingSignal: TYPING_SIGNAL };

export const OTHER_MESSAGES: Document = {
  IntegratorMessage: {
    name: 'IntegratorMessage',
    title: 'Message from an integrator',
    summary: `The plain body, or a CloudEvent with this data in binary mode or in structured mode (content type ${STRUCTURED_CONTENT_TYPE}).`,
    payload: { $ref: '#/components/schemas/IntegratorMessage' },
    examples: [{ name: 'text', payload: { externalMessageId: 'm-1', externalUserId: 'customer-7', text: 'Where is my order?', locale: 'en' } }],
  },
  TypingSignal: { name: 'TypingSignal', title: 'Typing', payload: { $ref: '#/components/schemas/TypingSignal' } },
};

export const OTHER_CHANNELS: Document = {
  intake: {
    address: intakeTopic(ACCOUNT),
    title: 'Intake of an integrator’s account',
    description:
      'Where an integrator writes customer messages for one account. The broker decides who may write, and with that account and tenant: ' +
      'what a record claims about them is ignored. What does not validate goes to the dead-letter topic with the reason.',
    parameters,
    messages: { IntegratorMessage: { $ref: '#/components/messages/IntegratorMessage' } },
  },
  replies: {
    address: repliesTopic(ACCOUNT),
    title: 'Replies to an integrator’s account',
    description: 'Where an integrator reads the replies of its account; the key is the thread.',
    parameters,
    messages: { 'conversation.ReplyComposed': { $ref: '#/components/messages/conversation.ReplyComposed' } },
  },
};

export const OTHER_OPERATIONS: Document = {
  'channel-gateway-reads-intake': {
    action: 'receive',
    channel: { $ref: '#/channels/intake' },
    summary: `channel-gateway validates and republishes on ${Topics.channel.name}.`,
    tags: [{ name: 'channel-gateway' }],
  },
  'channel-gateway-publishes-replies': {
    action: 'send',
    channel: { $ref: '#/channels/replies' },
    summary: 'channel-gateway delivers replies to accounts of the kafka channel.',
    tags: [{ name: 'channel-gateway' }],
  },
};
