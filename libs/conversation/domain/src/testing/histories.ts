import { assigned, escalationOf, hears, history, inactivityPasses, intent, passage, resolves, says, understood } from './fixtures';

export const asked = history([says('m1', 'When do I get my money back?')]);
export const answerable = { understanding: understood(intent('refund.time')), passages: [passage(0.9)] };
export const unclear = { understanding: understood(), passages: [passage(0.3)] };
export const answered = history([says('m1', 'When do I get my money back?'), hears('m1', answerable)]);
export const queued = history([says('m1', 'human, please')]);
export const escalationId = escalationOf(queued);
export const withAda = history([says('m1', 'human, please'), assigned('ada', 'a1', escalationId)]);
export const resolved = history([says('m1', 'human, please'), assigned('ada', 'a1', escalationId), resolves('ada', 'a1')]);
export const timedOut = history([says('m1', 'When do I get my money back?'), hears('m1', answerable), inactivityPasses(1_900)]);
