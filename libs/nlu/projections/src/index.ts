export { intentCorrections } from './intent-corrections/intent-corrections.projection';
export { newestCorrections } from './intent-corrections/intent-corrections.queries';
export { unrecognisedMessages } from './unrecognised-messages/unrecognised-messages.projection';
export { unrecognisedTexts } from './unrecognised-messages/unrecognised-messages.queries';
